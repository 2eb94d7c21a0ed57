import type { Finding } from '../../api/governance'
import english from '../../messages/governance-en.json'
import { has, say, speech, t, type Key } from '../../words/words.svelte'
import type { Arguments } from '../../words/message'

// The desk has more words than all other pages: they are loaded with it.
let messages = $state.raw<Record<string, string>>(english)

/** Loads the words of the desk in the page's language; to be awaited before the desk is shown. */
export async function readWords(language: string): Promise<void> {
  messages = language === 'ur' ? { ...english, ...(await import('../../messages/governance-ur.json')).default } : english
}

/** A message of the desk in the page's language. */
export function g(key: string, args: Arguments = {}): string {
  return say(messages[key] ?? (has(key) ? t(key as Key) : key), args)
}

/** The server's English words, or the page's own where it has them in its language. */
export function told(key: string, words: string): string {
  return speech.language === 'en' ? words : messages[key] ?? words
}

/** What a rule found, in the page's language. */
export function findingText(finding: Finding, say?: string): string {
  if (speech.language === 'en') return finding.text
  const message = messages[`finding.${finding.code}`]
  return message === undefined ? finding.text : g(`finding.${finding.code}`, { subject: subjectOf(finding), say: say ?? '' })
}

// What a finding speaks of is a name that somebody typed, or a code of one of the lists.
function subjectOf({ code, subject }: Finding): string {
  if (subject === null) return ''
  const lists = { CL: ['clause'], DP: ['risk', 'option.kind'], PR: ['met'], SM: ['option.kind'], TC: ['field'], AR: ['field'], AW: ['state'] } as Record<string, string[]>
  for (const list of lists[code.slice(0, 2)] ?? []) {
    const found = messages[`${list}.${subject}`]
    if (found !== undefined) return found
  }
  return subject
}
