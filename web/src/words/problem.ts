import type { Problem } from '../api/request'
import { has, t } from './words.svelte'

/** Codes that stand for many reasons: what the server says, in English, tells which. */
const ofManyReasons = new Set(['bad_request', 'conflict', 'release_refused', 'release_damaged', 'parameter_wrong', 'value_wrong', 'cannot_print', 'exports_stopped', 'governance_unreadable', 'step_refused'])

/** The sentence of a problem in the page's language, and the server's own words where the sentence does not say all; null: it does. */
export function problemText(problem: Problem): { sentence: string; told: string | null } {
  const key = `problem.${problem.code}`
  const words = problem.message === '' ? null : problem.message
  if (has(key)) return { sentence: t(key), told: ofManyReasons.has(problem.code) ? words : null }
  // A server that is newer than this page.
  return words === null ? { sentence: t('problem.other', { code: problem.code }), told: null } : { sentence: t('problem.refused'), told: words }
}
