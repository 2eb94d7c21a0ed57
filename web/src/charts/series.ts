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

/** The largest bound that a chart must hold. */
export function topOf(points: SeriesPoint[]): number {
  return points.reduce((top, { figure }) => Math.max(top, figure?.upper ?? figure?.value ?? 0), 0)
}
