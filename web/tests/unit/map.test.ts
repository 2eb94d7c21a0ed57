import { describe, expect, it } from 'vitest'
import type { Topology } from 'topojson-specification'
import { niceAtLeast, radiusOf, ticksOver } from '../../src/map/circles'
import { fitting } from '../../src/map/labels'
import { areaTowards } from '../../src/map/neighbours'
import { draw } from '../../src/map/places'

describe('scales', () => {
  it.each([[0, 10], [10, 10], [11, 20], [999, 1000], [5001, 10000]])('the nice number for %d is %d', (n, nice) => expect(niceAtLeast(n)).toBe(nice))
  it('areas of circles are in proportion', () => expect(radiusOf(25, 100, 30)).toBe(15))
  it('nobody has no circle', () => expect(radiusOf(0, 100, 30)).toBe(0))
  it.each([[0, 7, 10], [-14.3, 1, 1], [0, 0, 10], [-3, 123456, 10]])('ticks hold 0 and both ends of %d to %d', (low, high, finest) => {
    const ticks = ticksOver(low, high, finest)
    expect(ticks).toContain(0)
    expect(ticks[0]).toBeLessThanOrEqual(low)
    expect(ticks.at(-1)).toBeGreaterThanOrEqual(high)
    expect(ticks.length).toBeLessThan(11)
  })
})

describe('arrow keys', () => {
  const centres = new Map([['M', [0, 0]], ['N', [1, -10]], ['E', [10, 2]], ['far', [100, 0]]] as const)
  it('lead to the neighbour in that direction', () => expect(areaTowards('M', 'ArrowUp', centres, ['N', 'E'])).toBe('N'))
  it('lead across a gap where no neighbour lies there', () => expect(areaTowards('E', 'ArrowRight', centres, ['M'])).toBe('far'))
  it('stop at the edge', () => expect(areaTowards('far', 'ArrowRight', centres, [])).toBeNull())
})

describe('labels', () => {
  const label = (code: string, x: number) => ({ code, text: 'Parvapur', at: [x, 0] as const })
  it('that touch an earlier one are left out', () => expect(fitting([label('a', 0), label('b', 20), label('c', 200)]).map((l) => l.code)).toEqual(['a', 'c']))
})

describe('a drawing', () => {
  const square = (x: number, clockwise: boolean): [number, number][] => {
    const ring: [number, number][] = [[x, 25], [x + 1, 25], [x + 1, 26], [x, 26], [x, 25]]
    return clockwise ? ring.reverse() : ring
  }
  const topology = (clockwise: boolean): Topology => ({
    type: 'Topology', arcs: [square(68, clockwise), square(70, clockwise)],
    objects: { areas: { type: 'GeometryCollection', geometries: [0, 1].map((i) => ({ type: 'Polygon' as const, arcs: [[i]], properties: { pcode: `P${i}`, name: '', level: 2, parent: null, neighbours: [] } })) } },
  })
  it('leaves out an area without a shape', () => {
    const lacking = topology(false)
    const areas = lacking.objects['areas'] as { geometries: object[] }
    areas.geometries[1] = { ...areas.geometries[1], type: null, arcs: undefined }
    expect(draw(lacking, 600).shapes.map((s) => s.code)).toEqual(['P0'])
  })

  it('leads from places to points and back', () => {
    const drawing = draw(topology(false), 600)
    const back = drawing.placeAt(drawing.pointAt([68.25, 25.75]))
    expect(back[0]).toBeCloseTo(68.25, 6)
    expect(back[1]).toBeCloseTo(25.75, 6)
    const north = drawing.pointAt([68.25, 25.9])
    expect(north[1]).toBeLessThan(drawing.pointAt([68.25, 25.1])[1])
  })

  it.each([true, false])('takes rings wound either way (clockwise %s) for the area inside', (clockwise) => {
    const drawing = draw(topology(clockwise), 600)
    expect(drawing.shapes.map((s) => s.code)).toEqual(['P0', 'P1'])
    expect(drawing.centres.get('P0')![0]).toBeLessThan(drawing.centres.get('P1')![0])
    for (const [x, y] of drawing.centres.values()) expect(x > 0 && x < drawing.width && y > 0 && y < drawing.height).toBe(true)
  })
})
