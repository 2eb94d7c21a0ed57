import { describe, expect, it } from 'vitest'
import { gigabytes, given, idsIn, monthOf } from '../../src/pages/administration/operation'
import { saysResume } from '../../src/signing/resume'

describe('the records', () => {
  it('take ids apart, however they were typed', () => expect(idsIn(' a-1, b-2\nc-3؛ '.replace('؛', ';'))).toEqual(['a-1', 'b-2', 'c-3']))
  it('send nothing where nothing was typed', () => expect([given('  '), given(' a ')]).toEqual([null, 'a']))
  it('name a month and a disk', () => expect([monthOf('2026-07-01'), gigabytes(41e9)]).toEqual(['2026-07', 41]))
})

describe('a statement that lifts a stop', () => {
  const statement = { key: 'abc', at: '2026-07-01T09:00:00Z', text: 'tideline resume 1\nstop\nabc\n2026-07-01T09:00:00Z\nMended.\n' }
  it('is signed where it says what is meant', () => expect(saysResume(statement, 'stop', 'abc', 'Mended.')).toBe(true))
  it.each([
    ['of another stop', 'other', 'abc', 'Mended.'], ['of another key', 'stop', 'abd', 'Mended.'], ['with other words', 'stop', 'abc', 'Broken.'],
  ])('is not signed %s', (_, stop, key, reason) => expect(saysResume(statement, stop, key, reason)).toBe(false))
  it('is not signed where a line was put in', () => expect(saysResume({ ...statement, at: 'now\nmore' }, 'stop', 'abc', 'Mended.')).toBe(false))
})
