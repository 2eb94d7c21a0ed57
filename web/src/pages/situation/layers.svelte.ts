import type { Feature, Geometry } from 'geojson'
import { SvelteMap } from 'svelte/reactivity'
import type { MapLayer } from '../../api/types'
import { get } from '../../api/request'

export type LayerFeatures = Feature<Geometry, { label: string | null }>[]

/** Features of the layers that are shown. What cannot be had now is left out; the list says so. */
export class LayerStore {
  readonly #kept = new SvelteMap<string, LayerFeatures>()
  readonly #failed = new SvelteMap<string, true>()

  constructor(chosen: () => readonly MapLayer[]) {
    $effect(() => {
      for (const { id } of chosen()) void this.#load(id)
    })
  }

  of(id: string): LayerFeatures | null {
    return this.#kept.get(id) ?? null
  }

  failed(id: string): boolean {
    return this.#failed.has(id)
  }

  readonly #asked = new Set<string>()

  async #load(id: string): Promise<void> {
    if (this.#asked.has(id)) return
    this.#asked.add(id)
    try {
      this.#kept.set(id, (await get<{ features: LayerFeatures }>(`/layers/${encodeURIComponent(id)}`)).features)
    } catch {
      this.#asked.delete(id)
      this.#failed.set(id, true)
    }
  }
}
