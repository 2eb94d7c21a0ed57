import type { Status } from '../api/types'
import { differs } from './share'
import { hasNumber } from './status'
import type { Figure } from './table'

/** The change of a figure from an earlier period. `clear`: the two intervals do not overlap. Null: one has no number. */
export interface Change { percent: number | null; absolute: number; clear: boolean; status: Status }

const weakest: readonly Status[] = ['U', 'B', 'P', 'F', 'A']

export function changeOf(then: Figure | null, now: Figure | null): Change | null {
  if (!hasNumber(then) || !hasNumber(now)) return null
  return {
    percent: then.value > 0 ? (100 * (now.value - then.value)) / then.value : null,
    absolute: now.value - then.value,
    clear: differs(then, now) === true,
    status: weakest.find((s) => s === then.status || s === now.status) ?? 'A',
  }
}

/** The change in % as a figure for the map: within noise it is 0, which is the middle class. */
export function changeFigure(then: Figure | null, now: Figure | null): Figure | null {
  if (then === null && now === null) return null
  const change = changeOf(then, now)
  const missing = [now, then].find((f) => f !== null && f.value === null)
  if (change === null || change.percent === null) return { value: null, lower: null, upper: null, status: missing?.status ?? 'Q' }
  return { value: change.clear ? change.percent : 0, lower: null, upper: null, status: change.status }
}
