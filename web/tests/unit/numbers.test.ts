import { describe, expect, it } from 'vitest'
import type { Figure } from '../../src/figures/table'
import { numbersOf, rounded } from '../../src/words/numbers'

const english = numbersOf('en', 'to')
const urdu = numbersOf('ur', 'تا')
const bare = (text: string) => text.replace(/[\u2060\u2066-\u2069]/g, '')
const figure = (value: number, lower: number, upper: number): Figure => ({ value, lower, upper, status: 'A' })

describe('numbers in words', () => {
  it('group thousands', () => expect(english.whole(12345)).toBe('12,345'))
  it('write minus as people do', () => expect(english.whole(-3200)).toBe('−3,200'))
  it('know no minus zero', () => expect(english.whole(-0)).toBe('0'))
  it('show a gain with a plus', () => expect(english.signed(50)).toBe('+50'))
  it('never round a little to nothing', () => expect(english.percent(0.01)).toBe('<0.1%'))
  it('keep one decimal below ten per cent', () => expect([english.percent(4.24), english.percent(42.4), english.percent(0)]).toEqual(['4.2%', '42%', '0%']))
  it('put a dash between bounds', () => expect(bare(english.range('10', '20', false))).toBe('10–20'))
  it('put a word between bounds where one is negative', () => expect(bare(english.range('−4', '2', true))).toBe('−4 to 2'))
  it('use Latin digits in Urdu', () => expect(urdu.whole(12345)).toBe('12,345'))
})

describe('dates in words', () => {
  it('of one month name it once', () => expect(bare(english.period('2025-10-06', '2025-10-12'))).toBe('6–12 October 2025'))
  it('of two months name both', () => expect(bare(english.period('2025-09-29', '2025-10-05')).replaceAll('\u00a0', ' ')).toBe('29 September – 5 October 2025'))
  it('of one day name it alone', () => expect(english.period('2025-10-06', '2025-10-06')).toBe('6 October 2025'))
  it('are dates of Urdu in Urdu', () => expect(urdu.date('2025-10-06')).toMatch(/اکتوبر/))
})

describe('rounding for prose', () => {
  it('goes to the coarsest step of at most a tenth of the interval', () => expect(rounded(figure(21900, 19800, 23700))).toMatchObject({ value: 22000, lower: 19800, upper: 23800 }))
  it('moves bounds outwards', () => expect(rounded(figure(1000, 950, 1110))).toMatchObject({ lower: 950, upper: 1110 }))
  it('leaves a narrow figure as released', () => expect(rounded(figure(50, 0, 60))).toEqual(figure(50, 0, 60)))
  it('rounds halves away from zero on both sides', () => expect([rounded(figure(150, -500, 500)).value, rounded(figure(-150, -500, 500)).value]).toEqual([200, -200]))
  it('leaves a hidden figure hidden', () => expect(rounded({ value: null, lower: null, upper: null, status: 'Q' }).value).toBeNull())
})
