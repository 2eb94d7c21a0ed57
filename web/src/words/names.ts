import type { AreaProperties } from '../api/types'
import { speech, t } from './words.svelte'

export type AreaWithoutShape = Omit<AreaProperties, 'neighbours'> & { population?: number | null }

/** Names of areas in the page's language; the code where there is no name. */
export class Names {
  readonly #areas: Map<string, AreaWithoutShape>

  constructor(areas: AreaWithoutShape[]) {
    this.#areas = new Map(areas.map((a) => [a.pcode, a]))
  }

  of(code: string): string {
    if (code === 'other') return t('area.other')
    const area = this.#areas.get(code)
    return area?.names?.[speech.language] ?? area?.name ?? code
  }

  /** With the area that it lies in, where names repeat. */
  full(code: string): string {
    const parent = this.#areas.get(code)?.parent
    return parent && this.#areas.get(parent)?.parent ? t('area.in', { area: this.of(code), parent: this.of(parent) }) : this.of(code)
  }

  levelOf(code: string): number | null {
    return this.#areas.get(code)?.level ?? null
  }

  /** Whether an area is another one or lies in it; every area lies in null. */
  within(code: string, above: string | null): boolean {
    for (let at: string | null = code; at !== null; at = this.#areas.get(at)?.parent ?? null) if (at === above) return true
    return above === null
  }

  /** The level at which everything is one area, or a few: the coarsest that there is; null while no area is known. */
  get top(): number | null {
    const levels = [...this.#areas.values()].map((a) => a.level)
    return levels.length === 0 ? null : Math.min(...levels)
  }

  /** Null where the project has no table of it. */
  populationOf(code: string): number | null {
    return this.#areas.get(code)?.population ?? null
  }

  at(level: number): string[] {
    return [...this.#areas.values()].filter((a) => a.level === level).map((a) => a.pcode)
  }
}
