import { describe, expect, it } from 'vitest'
import { abnormality, changePercent, classOf, displacedPercent, type Classes } from '../../src/map/classes'
import { randomFrom } from './random'

const all: [string, Classes][] = Object.entries({ abnormality, changePercent, displacedPercent })

describe.each(all)('classes of %s', (_, classes) => {
  it('have one colour more than breaks, and ascend', () => {
    expect(classes.colours).toHaveLength(classes.breaks.length + 1)
    expect(classes.breaks).toEqual([...classes.breaks].sort((a, b) => a - b))
  })

  it('hold every number in exactly the class whose bounds hold it', () => {
    const random = randomFrom(1)
    const numbers = [...classes.breaks, -1e9, -0.0001, 0, 1e9, ...Array.from({ length: 2000 }, () => (random() - 0.5) * 200)]
    for (const n of numbers) {
      const step = classOf(classes, n)
      expect(classes.colours[step]).toBeDefined()
      expect(n).toBeGreaterThanOrEqual(classes.breaks[step - 1] ?? -Infinity)
      expect(n).toBeLessThan(classes.breaks[step] ?? Infinity)
    }
  })

  it('put a number at a break into the upper class', () => {
    classes.breaks.forEach((b, i) => expect(classOf(classes, b)).toBe(i + 1))
  })

  it('keep the largest and the smallest number in the outer classes', () => {
    expect(classOf(classes, Number.MAX_VALUE)).toBe(classes.breaks.length)
    expect(classOf(classes, -Number.MAX_VALUE)).toBe(0)
  })
})

describe('the middle class', () => {
  it.each([['abnormality', abnormality], ['change', changePercent]] as const)('of %s holds 0', (_, classes) => {
    expect(classOf(classes, 0)).toBe(classes.middle)
  })
})
