import { describe, expect, it } from 'vitest'
import type { FiguresAnswer, Status } from '../../src/api/types'
import { runsOf, topOf, type SeriesPoint } from '../../src/charts/series'
import { changeFigure, changeOf } from '../../src/figures/change'
import { placesOf } from '../../src/figures/rank'
import { percentOf } from '../../src/figures/share'
import { countMarks, marks, markOf } from '../../src/figures/status'
import { stepsOf } from '../../src/figures/steps'
import { totalAt } from '../../src/figures/total'
import { FigureTable, type Figure } from '../../src/figures/table'

const figure = (value: number, lower = value, upper = value, status: Status = 'A'): Figure => ({ value, lower, upper, status })
const hidden: Figure = { value: null, lower: null, upper: null, status: 'Q' }
const unseen: Figure = { value: null, lower: null, upper: null, status: 'L' }

const answer: FiguresAnswer = {
  release: 'r', vintage: '2025-10-12', emergency: 'e', indicator: 'displaced_stock', unit: 'people', definition: 'd',
  periods: [{ start: '2025-09-01', end: '2025-09-07' }, { start: '2025-09-15', end: '2025-09-21' }],
  areas: ['A', 'B'], counterparts: null,
  rows: [[0, -1, 0, 100, 80, 120, 'A'], [0, -1, 1, null, null, null, 'Q'], [1, -1, 1, null, null, null, 'L']],
}

describe('a table of figures', () => {
  const table = new FigureTable(answer)
  it('finds a figure', () => expect(table.at('A', 0)).toEqual(figure(100, 80, 120)))
  it('tells no row from a hidden one', () => expect([table.at('B', 0), table.at('A', 1)]).toEqual([null, hidden]))
  it('has nothing of an area that it does not know', () => expect(table.at('C', 0)).toBeNull())
  it('lists every week, also one without data and one without numbers', () => {
    expect(stepsOf(table, 7).map((s) => [s.start, s.state])).toEqual([['2025-09-01', 'shown'], ['2025-09-08', 'absent'], ['2025-09-15', 'hidden']])
  })
})

describe('a total', () => {
  const of = (...rows: FiguresAnswer['rows']) => totalAt(new FigureTable({ ...answer, areas: ['A', 'B', 'C'], rows }), 0)
  it('is the released figure where one area holds all', () => expect(of([0, -1, 0, 100, 80, 120, 'P'])).toEqual(figure(100, 80, 120, 'P')))
  it('is the sum of several, with the sums of their bounds and the worst status', () => {
    expect(of([0, -1, 0, 100, 80, 120, 'A'], [1, -1, 0, 30, 10, 60, 'P'])).toEqual(figure(130, 90, 180, 'P'))
  })
  it('is not given where a part is suppressed', () => expect(of([0, -1, 0, 100, 80, 120, 'A'], [1, -1, 0, null, null, null, 'Q'])).toEqual(hidden))
  it('is weak where it leaves out what could not be seen', () => expect(of([0, -1, 0, 100, 80, 120, 'A'], [1, -1, 0, null, null, null, 'L'])).toEqual(figure(100, 80, 120, 'U')))
  it('has no bounds where a part has none', () => expect(of([0, -1, 0, 100, 80, 120, 'A'], [1, -1, 0, 30, null, null, 'A'])).toEqual({ value: 130, lower: null, upper: null, status: 'A' }))
  it('is nothing where nothing is in scope', () => expect(of([0, -1, 1, 100, 80, 120, 'A'])).toBeNull())
})

describe('the legend', () => {
  it('names every mark, also those that no area has', () => expect(Object.keys(countMarks([]))).toEqual([...marks]))
  it('counts each area once', () => {
    const counts = countMarks([figure(1), hidden, hidden, unseen, null, figure(1, 0, 2, 'U')])
    expect(Object.values(counts).reduce((a, b) => a + b)).toBe(6)
    expect(counts).toMatchObject({ A: 1, Q: 2, L: 1, none: 1, U: 1, B: 0 })
  })
  it('never calls a hidden figure a value', () => expect([markOf(hidden), markOf(unseen), markOf(null)]).toEqual(['Q', 'L', 'none']))
})

describe('places', () => {
  it('are single only where intervals do not overlap', () => {
    expect(placesOf([figure(100, 90, 110), figure(50, 40, 60), figure(45, 35, 55)])).toEqual([{ first: 1, last: 1 }, { first: 2, last: 3 }, { first: 2, last: 3 }])
  })
  it('are not given to weak or hidden figures, which push nobody', () => {
    expect(placesOf([figure(500, 450, 550, 'U'), hidden, figure(10, 9, 11)])).toEqual([null, null, { first: 1, last: 1 }])
  })
})

describe('a share of the population', () => {
  it('keeps the interval of the people', () => expect(percentOf(figure(50, 40, 60), 1000)).toEqual(figure(5, 4, 6)))
  it('of a hidden figure is hidden', () => expect(percentOf(hidden, 1000)).toEqual(hidden))
  it('is nothing without a population', () => expect([percentOf(figure(50), null), percentOf(figure(50), 0), percentOf(null, 10)]).toEqual([null, null, null]))
})

describe('a change', () => {
  it('is clear only where intervals do not overlap', () => {
    expect(changeOf(figure(100, 90, 110), figure(105, 95, 115))!.clear).toBe(false)
    expect(changeOf(figure(100, 90, 110), figure(150, 140, 160))).toEqual({ percent: 50, absolute: 50, clear: true, status: 'A' })
  })
  it('within noise is drawn as none', () => expect(changeFigure(figure(100, 90, 110), figure(105, 95, 115))!.value).toBe(0))
  it('from a hidden figure is hidden, not nothing', () => expect(changeFigure(hidden, figure(10))).toEqual(hidden))
  it('from zero has no percentage', () => expect(changeOf(figure(0), figure(10))!.percent).toBeNull())
})

describe('a line', () => {
  const points: SeriesPoint[] = [figure(1), hidden, figure(3), figure(4)].map((f, x) => ({ x, label: '', figure: f }))
  it('does not cross a hidden week', () => expect(runsOf(points).map((r) => r.map((p) => p.x))).toEqual([[0], [2, 3]]))
  it('is not flattened by the band of a projection', () => expect(topOf([{ x: 0, label: '', figure: figure(10, 8, 12) }, { x: 1, label: '', figure: figure(9, 0, 9000, 'F'), projected: true }])).toBe(12))
})
