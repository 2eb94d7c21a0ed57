import { hasNumber } from './status'
import type { Figure } from './table'

/**
 * People as % of an area's population. The interval is that of the people alone: the population is taken as known.
 * Null where there is no row, or no population to set the people against.
 */
export function percentOf(people: Figure | null, population: number | null): Figure | null {
  if (people === null || people.value !== null && !(population !== null && population > 0)) return null
  if (!hasNumber(people)) return people
  const percent = (n: number | null) => (n === null ? null : (100 * n) / population!)
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
