import { describe, expect, it } from 'vitest'
import type { Topology } from 'topojson-specification'
import { draw } from '../../src/map/places'
import type { Point } from '../../src/map/neighbours'
import { closer, most, moved, ofWhole, onScreen, showing, whole, within, type Zoom } from '../../src/map/zoom'
import { randomFrom } from './random'

const size = { width: 720, height: 500 }
const random = randomFrom(11)
const between = (low: number, high: number) => low + random() * (high - low)
const anywhere = (): Point => [between(0, size.width), between(0, size.height)]
const some = (): Zoom => within({ times: between(1, most), middle: anywhere() }, size)
const near = (a: Point, b: Point) => { expect(a[0]).toBeCloseTo(b[0], 6); expect(a[1]).toBeCloseTo(b[1], 6) }

describe('a part of a map', () => {
  it('takes a point to the screen and back', () => {
    for (let i = 0; i < 200; i++) {
      const [zoom, point] = [some(), anywhere()]
      near(ofWhole(zoom, size, onScreen(zoom, size, point)), point)
    }
  })

  it('shows nothing outside the drawing, whatever is asked', () => {
    for (let i = 0; i < 300; i++) {
      const zoom = moved(closer(some(), size, between(0.01, 100), anywhere()), size, between(-5000, 5000), between(-5000, 5000))
      expect(zoom.times).toBeGreaterThanOrEqual(1)
      expect(zoom.times).toBeLessThanOrEqual(most)
      for (const [corner, low, high] of [[[0, 0], 0, 1], [[size.width, size.height], 0, 1]] as const) {
        const at = ofWhole(zoom, size, corner)
        expect(at[0] / size.width).toBeGreaterThanOrEqual(low - 1e-9)
        expect(at[0] / size.width).toBeLessThanOrEqual(high + 1e-9)
        expect(at[1] / size.height).toBeGreaterThanOrEqual(low - 1e-9)
        expect(at[1] / size.height).toBeLessThanOrEqual(high + 1e-9)
      }
    }
  })

  it('keeps what is under the pointer where it is when it grows', () => {
    for (let i = 0; i < 200; i++) {
      const [zoom, at] = [some(), anywhere()]
      near(ofWhole(closer(zoom, size, between(1, 3), at), size, at), ofWhole(zoom, size, at))
    }
  })

  it('is the whole again when it is made small', () => expect(closer(some(), size, 1e-6)).toEqual(whole(size)))

  it('moves to what cannot be seen, and stays where it can', () => {
    const zoom = closer(whole(size), size, 4)
    expect(showing(zoom, size, [300, 200])).toBe(zoom)
    const hidden = ofWhole(zoom, size, [900, 200])
    const at = onScreen(showing(zoom, size, [900, 200]), size, hidden)
    expect(at[0]).toBeGreaterThan(0)
    expect(at[0]).toBeLessThan(size.width)
  })
})

describe('a drawing of a part', () => {
  // Two squares beside each other.
  const topology: Topology = {
    type: 'Topology', arcs: [[[60, 30], [61, 30], [61, 31], [60, 31], [60, 30]], [[61, 30], [62, 30], [62, 31], [61, 31], [61, 30]]],
    objects: { areas: { type: 'GeometryCollection', geometries: ['A', 'B'].map((pcode, i) => ({ type: 'Polygon', arcs: [[i]], properties: { pcode, name: pcode, level: 1, parent: null, neighbours: [] } })) } },
  } as Topology
  const drawing = draw(topology, 720)

  it('has every place where the zoom puts it', () => {
    const zoom = closer(whole(drawing), drawing, 6, drawing.centres.get('A')!)
    const part = drawing.zoomed(zoom)
    near(part.pointAt([60.5, 30.5]), onScreen(zoom, drawing, drawing.pointAt([60.5, 30.5])))
    near(part.placeAt(part.pointAt([61.25, 30.75])), [61.25, 30.75])
    near(part.centres.get('B')!, onScreen(zoom, drawing, drawing.centres.get('B')!))
    expect([part.width, part.height, part.shapes.length]).toEqual([drawing.width, drawing.height, 2])
  })

  it('of the whole is the same', () => expect(drawing.zoomed(whole(drawing)).shapes.map((s) => s.path)).toEqual(drawing.shapes.map((s) => s.path)))
})
