import type { JointCount, JointSource, Suggestion } from '../api/types'
import { speech, t, type Key } from '../words/words.svelte'
import { factorText } from './sure'

/** A reported number as its source gives it: with its qualifier, and in households where it is of those. */
export function reportedText(count: JointCount, source: JointSource): string {
  const whole = speech.numbers.whole(count.number)
  const number = source.unit === 'households' ? t('beside.households', { number: whole }) : whole
  return count.qualifier === '' ? number : t(`beside.qualified.${count.qualifier.replace(' ', '_')}` as Key, { number })
}

export function verdictText(count: JointCount): string {
  return t(`beside.verdict.${count.verdict}`, { factor: factorText(count) })
}

export function ratioText(count: JointCount): string {
  if (count.ratio === null) return '–'
  const ratio = count.ratio.toFixed(2)
  return count.ratioReads === '' ? ratio : t(`beside.bound.${count.ratioReads.replace(' ', '_')}` as Key, { ratio })
}

export function conceptText(concept: string): string {
  return t(`beside.concept.${concept}` as Key)
}

export function dayText(source: JointSource): string {
  return speech.numbers.period(source.period.start, source.period.end)
}

/** What tells the series of one publisher apart. */
export function seriesText(source: JointSource): string {
  const parts = [conceptText(source.concept), source.operation, source.assessment, source.round === null ? null : t('beside.round', { round: source.round })]
  return parts.filter((p) => p !== null).join(', ')
}

/** What a count would settle about the threshold, by its bits. */
export function settlesText(suggestion: Suggestion): string {
  const bits = suggestion.information
  return t(bits === null ? 'beside.settles.unseen' : bits >= 0.7 ? 'beside.settles.much' : bits >= 0.3 ? 'beside.settles.some' : 'beside.settles.little')
}
