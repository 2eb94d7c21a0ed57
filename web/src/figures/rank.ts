import { hasNumber } from './status'
import type { Figure } from './table'

/** The places that an area may hold given the intervals, first to last. Null: too weak to be ranked at all. */
export type Places = { first: number; last: number } | null

/**
 * Places by intervals, for figures in any order: an area is certainly behind those whose whole interval lies above its
 * own. Low reliability (U) and figures without a number take no place and push nobody.
 */
export function placesOf(figures: (Figure | null)[]): Places[] {
  const ranked = figures.filter((f) => hasNumber(f) && f.status !== 'U') as (Figure & { value: number })[]
  const bounds = (f: Figure & { value: number }) => ({ lower: f.lower ?? f.value, upper: f.upper ?? f.value })
  return figures.map((figure) => {
    if (!hasNumber(figure) || figure.status === 'U') return null
    const own = bounds(figure)
    const above = ranked.filter((other) => bounds(other).lower > own.upper).length
    const below = ranked.filter((other) => bounds(other).upper < own.lower).length
    return { first: above + 1, last: ranked.length - below }
  })
}
