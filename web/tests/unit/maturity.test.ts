import { describe, expect, it } from 'vitest'
import { blankSheet, isComplete, sheetOf, textOf, type Sheet } from '../../src/maturity/sheet'

const sheet: Sheet = {
  country: 'Darya', day: '2026-11-30', custody: 'operator', staffAtOperator: true,
  respondents: [{ organisation: 'Office', kind: 'statistics_office', answers: { L1: { level: 3, evidence: 'attached', note: 'signed' }, P1: { level: null, evidence: 'none', note: '' } } }],
}

describe('an answer sheet', () => {
  it('is read as it was written', () => expect(sheetOf(textOf(sheet))).toEqual(sheet))
  it('is written as the command line reads it', () => {
    const file = JSON.parse(textOf(sheet)) as Record<string, unknown>
    expect(Object.keys(file)).toEqual(['country', 'day', 'custody', 'staff_at_operator', 'respondents'])
    expect(file['respondents']).toEqual([{ organisation: 'Office', kind: 'statistics_office', answers: { L1: { level: 3, evidence: 'attached', note: 'signed' }, P1: { level: 'unknown', evidence: 'none', note: '' } } }])
  })
  it('names no custody that is not known', () => expect(textOf({ ...sheet, custody: null })).not.toContain('custody'))
  it('that is YAML is left to the server', () => expect(sheetOf('country: Darya\nrespondents: []')).toBeNull())
  it.each(['[]', '{}', 'null', '"x"'])('is not %s', (text) => expect(sheetOf(text)).toBeNull())
  it('keeps no level that there is none of', () => expect(sheetOf('{"respondents":[{"answers":{"L1":{"level":7}}}]}')!.respondents[0]!.answers['L1']!.level).toBeNull())
  it('is complete with country, day and names', () => {
    expect(isComplete(sheet)).toBe(true)
    expect(isComplete(blankSheet('2026-11-30'))).toBe(false)
    expect(isComplete({ ...sheet, day: '' })).toBe(false)
  })
})
