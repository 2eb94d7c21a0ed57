import { hasNumber } from './status'
import type { Figure } from './table'

/**
 * People as % of an area's residents. The interval is that of the people alone: residents are taken as known.
 * Null where there is no row; without a number where either figure has none. The status is that of the people.
 */
export function percentOf(people: Figure | null, residents: Figure | null): Figure | null {
  if (people === null) return null
  if (!hasNumber(people)) return people
  if (!hasNumber(residents) || residents.value <= 0) return { value: null, lower: null, upper: null, status: residents?.status === 'L' ? 'L' : 'Q' }
  const percent = (n: number | null) => (n === null ? null : (100 * n) / residents.value)
  return { value: percent(people.value), lower: percent(people.lower), upper: percent(people.upper), status: people.status }
}

/** A share from 0 to 1 as a figure in %. */
export function inPercent(share: Figure | null): Figure | null {
  if (share === null) return null
  const percent = (n: number | null) => (n === null ? null : 100 * n)
  return { ...share, value: percent(share.value), lower: percent(share.lower), upper: percent(share.upper) }
}

/** Whether two figures differ by more than their intervals: they do not overlap. Null where one has no number. */
export function differs(a: Figure | null, b: Figure | null): boolean | null {
  if (!hasNumber(a) || !hasNumber(b)) return null
  return (a.lower ?? a.value) > (b.upper ?? b.value) || (b.lower ?? b.value) > (a.upper ?? a.value)
}
