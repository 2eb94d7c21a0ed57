import type { Emergency } from '../api/types'
import { has, speech, t } from './words.svelte'

/** As people call it, or such as "Flood of 26 August 2025". */
export function emergencyName({ hazard, onset, name, names }: Pick<Emergency, 'hazard' | 'onset' | 'name' | 'names'>): string {
  const called = names?.[speech.language] ?? name
  if (called) return called
  const key = `hazard.${hazard}`
  return t('emergency.name', { hazard: has(key) ? t(key) : t('hazard.other'), date: speech.numbers.date(onset) })
}
