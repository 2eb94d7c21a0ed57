import { describe, expect, it } from 'vitest'
import { clockOf, isUnderWay, pauseOf, tookOf } from '../../src/api/jobs'
import { auditPath, everything, filterOf, pagesOf, viewOfFilter } from '../../src/pages/administration/audit'
import { endsOffered, lastDayOf, standingOf } from '../../src/pages/administration/keys'
import { manifestOf, organisationsMissing, tallyOf } from '../../src/pages/releases/decision'
import { start } from '../../src/address/view'
import * as described from './described'
import english from '../../src/messages/en.json'

describe('a job', () => {
  it('is followed closely while it is under way', () => {
    expect(pauseOf([{ state: 'succeeded' }, { state: 'running' }])).toBe(2_000)
    expect(pauseOf([{ state: 'failed' }])).toBeNull()
    expect(['queued', 'running', 'succeeded', 'failed', 'cancelled'].map((state) => isUnderWay({ state: state as 'queued' }))).toEqual([true, true, false, false, false])
  })
  it('takes as long as from beginning to end, or until now', () => {
    const now = Date.parse('2026-03-01T10:05:00Z')
    expect(tookOf({ startedAt: '2026-03-01T10:00:00Z', endedAt: '2026-03-01T10:02:05Z' }, now)).toBe(125)
    expect(tookOf({ startedAt: '2026-03-01T10:00:00Z', endedAt: null }, now)).toBe(300)
    expect(tookOf({ startedAt: null, endedAt: null }, now)).toBeNull()
  })
  it('is said in hours, minutes and seconds', () => expect(clockOf(7_325)).toEqual({ hours: 2, minutes: 2, rest: 5 }))
  it('has not begun before now, whatever the two clocks say', () => expect(tookOf({ startedAt: '2026-03-01T10:00:00Z', endedAt: null }, 0)).toBe(0))
})

describe('the audit log', () => {
  it('is asked for what was entered, and nothing else', () => {
    expect(auditPath(everything, 1)).toBe('/audit')
    expect(auditPath({ from: '2026-01-01', to: '', actor: ' khan ', action: 'login' }, 3)).toBe('/audit?from=2026-01-01&actor=khan&action=login&page=3')
  })
  it('has pages', () => {
    expect(pagesOf(1, 100, 0)).toEqual({ first: 0, last: 0, pages: 1 })
    expect(pagesOf(3, 100, 250)).toEqual({ first: 201, last: 250, pages: 3 })
  })
  it('is looked through from the first page of what the address says', () => {
    const asked = { from: '2026-01-01', to: '', actor: 'khan', action: 'login' }
    expect(filterOf({ ...start, ...viewOfFilter(asked) })).toEqual(asked)
    expect(viewOfFilter({ ...everything, actor: ' ' })).toEqual({ from: null, to: null, actor: null, action: null, sheet: 1 })
  })
  it('has a word for what the server enters, and for nothing else', () => {
    const words = Object.keys(english).filter((k) => k.startsWith('audit.did.')).map((k) => k.slice('audit.did.'.length))
    expect(words.toSorted()).toEqual(described.auditActions().toSorted())
  })
})

describe('a key of a program', () => {
  const now = Date.parse('2026-03-01T10:00:00Z')
  it('works, has ended or was revoked', () => {
    expect(standingOf({ expiresAt: '2026-03-02T00:00:00Z', revokedAt: null }, now)).toBe('works')
    expect(standingOf({ expiresAt: '2026-03-01T10:00:00Z', revokedAt: null }, now)).toBe('ended')
    expect(standingOf({ expiresAt: '2026-03-02T00:00:00Z', revokedAt: '2026-02-01T00:00:00Z' }, now)).toBe('revoked')
  })
  it('ends after its last day', () => expect(lastDayOf({ expiresAt: '2026-03-02T00:00:00Z' })).toBe('2026-03-01'))
  it('may be made for a year', () => {
    const { first, last } = endsOffered(now)
    // The server ends it at midnight after the day: in the future, and at most 366 days off.
    const life = (day: string) => (Date.parse(`${day}T00:00:00Z`) + 86_400_000 - now) / 86_400_000
    expect(life(first)).toBeGreaterThan(0)
    expect(life(last)).toBeLessThanOrEqual(366)
  })
})

describe('a proposal', () => {
  it('counts its checks', () => expect(tallyOf([{ result: 'pass' }, { result: 'fail' }, { result: 'not_run' }, { result: 'pass' }].map((c) => ({ ...c, name: '', evidence: '' })))).toEqual({ pass: 2, fail: 1, notRun: 1 }))
  it('needs two organisations, not two people', () => {
    expect(organisationsMissing([])).toBe(2)
    expect(organisationsMissing([{ name: 'Amina', organisation: 'Operator' }, { name: 'Bilal', organisation: ' operator ' }])).toBe(1)
    expect(organisationsMissing([{ name: 'Amina', organisation: 'Operator' }, { name: 'Sana', organisation: 'Agency' }])).toBe(0)
  })
  it('is signed by the hash of its manifest', () => expect(manifestOf({ files: [{ name: 'a.csv', sha256: 'aa', size: 1 }, { name: 'manifest.json', sha256: 'bb', size: 1 }] })).toBe('bb'))
})
