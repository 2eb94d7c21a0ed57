import type { Status } from '../api/types'
import type { Figure } from './table'

/** Every mark of the legend, in its order; `none` is an area without a row. */
export const marks = ['A', 'P', 'U', 'B', 'Q', 'L', 'none'] as const

export type Mark = (typeof marks)[number]

export function markOf(figure: Figure | null): Mark {
  if (figure === null) return 'none'
  return figure.status === 'F' ? 'A' : figure.status
}

export function hasNumber(figure: Figure | null): figure is Figure & { value: number } {
  return figure !== null && figure.value !== null
}

/** How many areas bear each mark; every mark is named, also with 0. */
export function countMarks(figures: (Figure | null)[]): Record<Mark, number> {
  const counts = Object.fromEntries(marks.map((m) => [m, 0])) as Record<Mark, number>
  for (const figure of figures) counts[markOf(figure)] += 1
  return counts
}

export const withoutNumber: readonly Status[] = ['Q', 'L']
