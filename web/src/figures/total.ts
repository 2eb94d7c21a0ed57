import { hasNumber } from './status'
import type { Figure, FigureTable } from './table'

/** A status of a sum is that of its worst part; the order is that of docs/methods/statuses.md. */
const worstFirst = ['B', 'F', 'U', 'P', 'A'] as const

/**
 * The figure for everything in scope: that of the one area of the table, or the sum of its areas, as the bulletin has it. One
 * suppressed part forbids the sum, which would tell of it. Bounds of a sum are the sums of the bounds: wider than its own 80%
 * interval would be, never narrower. Null where the table has no row of the period.
 */
export function totalAt(table: FigureTable, period: number): Figure | null {
  const parts = table.areas.map((area) => table.at(area, period)).filter((f) => f !== null)
  if (parts.length <= 1) return parts[0] ?? null
  const shown = parts.filter(hasNumber)
  if (parts.some((f) => f.status === 'Q')) return { value: null, lower: null, upper: null, status: 'Q' }
  if (shown.length === 0) return { value: null, lower: null, upper: null, status: 'L' }
  const sum = (of: (f: Figure) => number | null) => shown.reduce<number | null>((all, f) => { const n = of(f); return all === null || n === null ? null : all + n }, 0)
  const [lower, upper] = [sum((f) => f.lower), sum((f) => f.upper)]
  const bounded = lower !== null && upper !== null
  return {
    value: sum((f) => f.value), lower: bounded ? lower : null, upper: bounded ? upper : null,
    status: shown.length < parts.length ? 'U' : worstFirst.find((s) => shown.some((f) => f.status === s)) ?? 'A',
  }
}
