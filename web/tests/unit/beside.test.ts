import { describe, expect, it } from 'vitest'
import { logAxis } from '../../src/beside/axis'
import { factorText, probabilityText } from '../../src/beside/sure'

describe('a logarithmic axis', () => {
  it.each([[[12, 900, 40_000]], [[70_000, 80_000]], [[]], [[0, 5, 11]]])('holds %j', (numbers) => {
    const axis = logAxis(numbers)
    expect(axis.ticks.length).toBeGreaterThan(1)
    for (const n of [...numbers, ...axis.ticks]) expect(axis.at(n)).toBeGreaterThanOrEqual(0)
    for (const n of [...numbers, ...axis.ticks]) expect(axis.at(n)).toBeLessThanOrEqual(1)
    expect([...axis.ticks].sort((a, b) => a - b)).toEqual(axis.ticks)
  })
  it('puts ten times as much one decade on', () => {
    const axis = logAxis([100, 100_000])
    expect(axis.at(10_000) - axis.at(1_000)).toBeCloseTo(axis.at(1_000) - axis.at(100), 9)
  })
})

describe('words beside counts', () => {
  it('tell nothing as sure', () => expect([1, 0.995, 0.5, 0].map(probabilityText)).toEqual(['> 99%', '> 99%', '50%', '< 1%']))
  it('do not tell what lies just outside as inside', () => expect([1.01, 1.5, 1.99].map((factor) => factorText({ factor, verdict: 'near' }))).toEqual(['1.1', '1.5', '1.9']))
  it('tell large factors whole', () => expect([2.04, 12.4].map((factor) => factorText({ factor, verdict: 'theirs_larger' }))).toEqual(['2.0', '12']))
})
