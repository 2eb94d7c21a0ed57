import { describe, expect, it } from 'vitest'
import { may, sectionsFor } from '../../src/api/may'
import type { Session } from '../../src/api/types'

const session = (...roles: string[]): Session => ({ name: 'khan', roles, open: false, csrf: '', mustChangePassword: false, secondFactor: false, mustSetUpSecondFactor: false, openId: false })

describe('the administration', () => {
  it.each([
    ['viewer', []], ['trainer', []], ['analyst', ['operation', 'jobs', 'requests']], ['releaser', ['operation', 'jobs', 'requests', 'agreements']],
    ['steward', ['audit', 'operation', 'jobs', 'incidents', 'requests', 'agreements']],
    ['administrator', ['users', 'keys', 'audit', 'operation', 'jobs', 'incidents', 'requests', 'agreements']],
  ])('shows a %s %j', (role, parts) => expect(sectionsFor(session(role))).toEqual(parts))

  it('adds up what several roles may', () => expect(sectionsFor(session('analyst', 'steward'))).toEqual(['audit', 'operation', 'jobs', 'incidents', 'requests', 'agreements']))
  it('shows nobody anything', () => expect(sectionsFor({ ...session('administrator'), name: null })).toEqual([]))
})

describe('a stop', () => {
  it('is made by one who answers for the project, and lifted by those who sign', () => {
    expect((['analyst', 'releaser', 'steward', 'administrator'] as const).map((role) => may(session(role), 'stop'))).toEqual([false, false, true, true])
    expect((['analyst', 'releaser', 'steward', 'administrator'] as const).map((role) => may(session(role), 'sign'))).toEqual([false, true, true, false])
  })
})

describe('deciding', () => {
  it('parts approving from publishing', () => {
    expect([may(session('releaser'), 'approve'), may(session('releaser'), 'publish')]).toEqual([true, false])
    expect([may(session('steward'), 'approve'), may(session('steward'), 'publish')]).toEqual([false, true])
    expect([may(session('administrator'), 'approve'), may(session('administrator'), 'publish')]).toEqual([false, false])
  })
  it('composes bulletins or declares emergencies by who answers for them', () => {
    expect([may(session('viewer'), 'bulletins'), may(session('analyst'), 'bulletins')]).toEqual([false, true])
    expect((['analyst', 'administrator', 'releaser', 'steward'] as const).map((role) => may(session(role), 'emergencies'))).toEqual([false, false, true, true])
  })

  it('waits for the password that must be changed', () => expect(may({ ...session('releaser'), mustChangePassword: true }, 'approve')).toBe(false))
  it('waits for the second factor that a role demands', () => expect(may({ ...session('releaser'), mustSetUpSecondFactor: true }, 'approve')).toBe(false))
})
