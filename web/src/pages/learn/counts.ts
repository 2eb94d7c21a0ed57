import type { GroupCount } from '../../api/campus'
import { speech, t } from '../../words/words.svelte'

/** A count of people as words: groups under five are never told. */
export function people(of: GroupCount): string {
  switch (of.kind) {
    case 'exact': return speech.numbers.whole(of.count!)
    case 'at_least': return t('learn.count.atLeast', { n: of.count! })
    case 'few': return t('learn.count.few')
    default: return t('learn.count.hidden')
  }
}
