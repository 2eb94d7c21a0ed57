import { describe, expect, it } from 'vitest'
import type { Geometry } from 'geojson'
import { overlaysOf } from '../../src/map/overlay'

const drawing = { pointAt: ([x, y]: readonly [number, number]) => [x * 10, y * 10] as [number, number] }
const of = (geometry: Geometry) => overlaysOf({ features: [{ type: 'Feature', geometry, properties: { label: 'Bridge' } }] }, drawing)[0]!

describe('a layer over the map', () => {
  it('has points as signs', () => expect(of({ type: 'MultiPoint', coordinates: [[1, 2], [3, 4]] })).toEqual({ label: 'Bridge', points: [[10, 20], [30, 40]], path: '', filled: false }))
  it('has lines that stay open', () => expect(of({ type: 'LineString', coordinates: [[0, 0], [1, 1]] })).toMatchObject({ path: 'M0.0 0.0L10.0 10.0', filled: false }))
  it('has areas that are closed, with their holes', () => {
    const ring = [[0, 0], [1, 0], [1, 1], [0, 0]]
    const drawn = of({ type: 'Polygon', coordinates: [ring, ring] })
    expect(drawn.filled).toBe(true)
    expect(drawn.path.match(/Z/g)).toHaveLength(2)
  })
  it('takes what is mixed apart', () => {
    const drawn = of({ type: 'GeometryCollection', geometries: [{ type: 'Point', coordinates: [1, 1] }, { type: 'LineString', coordinates: [[0, 0], [1, 1]] }] })
    expect(drawn.points).toHaveLength(1)
    expect(drawn.path).not.toBe('')
  })
})
