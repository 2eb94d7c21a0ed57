import { fetched } from '../api/fetched.svelte'
import type { FiguresAnswer } from '../api/types'
import { FigureTable } from './table'

export interface Loaded {
  readonly table: FigureTable | null
  readonly loading: boolean
  readonly problem: ReturnType<typeof fetched>['problem']
}

/** The figures of one indicator at a level; asks nothing while either is null. */
export function figuresOf(emergency: () => string, indicator: () => string | null, level: () => number | null, more = ''): Loaded {
  const answer = fetched<FiguresAnswer>(() => {
    const [i, l] = [indicator(), level()]
    return i === null || l === null ? null : `/emergencies/${encodeURIComponent(emergency())}/figures?${queryOf(i, l)}${more}`
  })
  const table = $derived(answer.data && new FigureTable(answer.data))
  return {
    get table() { return table },
    get loading() { return answer.loading },
    get problem() { return answer.problem },
  }
}

export function queryOf(indicator: string, level: number): string {
  return `indicator=${indicator}&level=${level}`
}
