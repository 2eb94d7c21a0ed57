import type { Emergency } from '../api/types'
import { has, speech, t } from './words.svelte'

/** Such as "Flood of 26 August 2025". */
export function emergencyName({ hazard, onset }: Pick<Emergency, 'hazard' | 'onset'>): string {
  const key = `hazard.${hazard}`
  return t('emergency.name', { hazard: has(key) ? t(key) : t('hazard.other'), date: speech.numbers.date(onset) })
}
