import type { Period } from '../api/types'
import type { FigureTable } from './table'

/** One step of a slider. `hidden`: rows without any number; `absent`: the data have no such period. */
export interface Step extends Period { state: 'shown' | 'hidden' | 'absent' }

const dayLength = 86_400_000

/** Every period from the first to the last, also those that the data lack, so that a gap is seen and can be explained. */
export function stepsOf(table: FigureTable, days: number): Step[] {
  const [first, last] = [table.periods[0], table.periods.at(-1)]
  if (!first || !last) return []
  const shown = new Set(table.answer.rows.filter((r) => r[3] !== null).map((r) => r[2]))
  const steps: Step[] = []
  for (let start = first.start; start <= last.start; start = plusDays(start, days)) {
    const place = table.startingOn(start)
    const period = table.periods[place]
    steps.push(period
      ? { ...period, state: shown.has(place) ? 'shown' : 'hidden' }
      : { start, end: plusDays(start, days - 1), state: 'absent' })
  }
  return steps
}

export function plusDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * dayLength).toISOString().slice(0, 10)
}
