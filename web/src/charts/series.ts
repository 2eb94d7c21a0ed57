import { hasNumber } from '../figures/status'
import type { Figure } from '../figures/table'

export interface SeriesPoint { x: number; label: string; figure: Figure | null; projected?: boolean }

/** Runs of neighbouring points that have a number: a line must not cross a hidden week. */
export function runsOf(points: SeriesPoint[]): (SeriesPoint & { figure: Figure & { value: number } })[][] {
  const runs: (SeriesPoint & { figure: Figure & { value: number } })[][] = [[]]
  for (const point of points) {
    if (hasNumber(point.figure)) runs[runs.length - 1]!.push(point as SeriesPoint & { figure: Figure & { value: number } })
    else if (runs[runs.length - 1]!.length > 0) runs.push([])
  }
  return runs.filter((r) => r.length > 0)
}

/**
 * What a chart must hold: every bound of what was observed, and the values of what is projected. A projection's band may
 * be so wide that nothing else could be read beside it; it is cut off and the chart says how far it reaches.
 */
export function topOf(points: SeriesPoint[]): number {
  return points.reduce((top, { figure, projected }) => Math.max(top, (projected ? figure?.value : figure?.upper ?? figure?.value) ?? 0), 0)
}

/** The largest bound above the top of a chart; null where none is. */
export function beyond(points: SeriesPoint[], top: number): number | null {
  const most = points.reduce((m, { figure }) => Math.max(m, figure?.upper ?? 0), 0)
  return most > top ? most : null
}

/** The smallest bound below zero that a chart must hold; 0 where none is. */
export function bottomOf(points: SeriesPoint[]): number {
  return points.reduce((bottom, { figure }) => Math.min(bottom, figure?.lower ?? figure?.value ?? 0), 0)
}
