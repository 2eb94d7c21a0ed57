import type { FiguresAnswer, Period, Status } from '../api/types'

/** One released figure. A value stands only where its status lets a number be shown; its absence is never zero. */
export interface Figure { value: number | null; lower: number | null; upper: number | null; status: Status }

/** Figures of one indicator at one level, by area, period and counterpart. */
export class FigureTable {
  readonly #cells = new Map<string, Figure>()

  constructor(readonly answer: FiguresAnswer) {
    for (const [area, counterpart, period, value, lower, upper, status] of answer.rows) {
      this.#cells.set(`${area}/${counterpart}/${period}`, { value, lower, upper, status })
    }
  }

  get areas(): string[] { return this.answer.areas }
  get periods(): Period[] { return this.answer.periods }
  get counterparts(): string[] { return this.answer.counterparts ?? [] }

  /** The same figures of some of the areas; counterparts stay. */
  among(isIn: (area: string) => boolean): FigureTable {
    const areas = this.areas.filter(isIn)
    const places = this.areas.map((area) => areas.indexOf(area))
    const rows = this.answer.rows.filter(([area]) => places[area]! >= 0).map(([area, ...rest]) => [places[area]!, ...rest] as typeof this.answer.rows[number])
    return new FigureTable({ ...this.answer, areas, rows })
  }

  /** Null: the area is out of scope in the period, which is neither zero nor hidden. */
  at(area: string, period: number, counterpart: string | null = null): Figure | null {
    const other = counterpart === null ? -1 : this.counterparts.indexOf(counterpart)
    return this.#cells.get(`${this.areas.indexOf(area)}/${other}/${period}`) ?? null
  }

  /** The figures of one area over all periods. */
  series(area: string): (Figure | null)[] {
    return this.periods.map((_, i) => this.at(area, i))
  }

  /** The place of the period that starts on a day; −1 where there is none. */
  startingOn(day: string | null): number {
    return this.periods.findIndex((p) => p.start === day)
  }

  /** The largest shown value over all areas and periods; 0 where none is shown. */
  largest(): number {
    return this.answer.rows.reduce((most, [, , , value]) => Math.max(most, value ?? 0), 0)
  }
}
