import { describe, expect, it } from 'vitest'
import { abnormality, displacedPercent } from '../../src/map/classes'
import { outOfScope } from '../../src/map/marks'

type Rgb = [number, number, number]
// How eyes without one kind of cone see linear light (Viénot, Brettel, Mollon 1999 for the first two; a common
// approximation for the third), and print without colour.
const eyes: Record<string, Rgb[]> = {
  ordinary: [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
  protan: [[0.11238, 0.88762, 0], [0.11238, 0.88762, 0], [0.00401, -0.00401, 1]],
  deutan: [[0.29275, 0.70725, 0], [0.29275, 0.70725, 0], [-0.02234, 0.02234, 1]],
  tritan: [[1, 0.1447, -0.1447], [0, 0.8592, 0.1407], [0, 0.8592, 0.1407]],
  grey: [[0.2126, 0.7152, 0.0722], [0.2126, 0.7152, 0.0722], [0.2126, 0.7152, 0.0722]],
}

function lab(colour: string, eye: Rgb[]): Rgb {
  const linear = [1, 3, 5].map((i) => parseInt(colour.slice(i, i + 2), 16) / 255).map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
  const seen = eye.map((row) => Math.min(Math.max(row.reduce((sum, m, i) => sum + m * linear[i]!, 0), 0), 1))
  const xyz = [[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]].map((row) => row.reduce((sum, m, i) => sum + m * seen[i]!, 0))
  const [x, y, z] = [xyz[0]! / 0.9505, xyz[1]!, xyz[2]! / 1.089].map((t) => (t > 216 / 24389 ? Math.cbrt(t) : (24389 / 27 * t + 16) / 116)) as Rgb
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)]
}

function distance(a: string, b: string, eye: Rgb[]): number {
  const [p, q] = [lab(a, eye), lab(b, eye)]
  return Math.hypot(...p.map((v, i) => v - q[i]!))
}

describe.each(Object.entries(eyes))('to %s eyes', (_, eye) => {
  it.each([['displaced', displacedPercent], ['balance', abnormality]] as const)('neighbouring classes of %s differ', (_name, classes) => {
    classes.colours.slice(1).forEach((colour, i) => expect(distance(colour, classes.colours[i]!, eye)).toBeGreaterThanOrEqual(8))
  })

  // In grey the middle class and "out of scope" are both near white; the areas of a scale with a middle are all in scope.
  it('no class of displaced looks like an area out of scope', () => {
    displacedPercent.colours.forEach((colour) => expect(distance(colour, outOfScope, eye)).toBeGreaterThanOrEqual(15))
  })
})

it('no class of a balance looks like an area out of scope to ordinary eyes', () => {
  abnormality.colours.forEach((colour) => expect(distance(colour, outOfScope, eyes['ordinary']!)).toBeGreaterThanOrEqual(15))
})
