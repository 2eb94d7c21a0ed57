import { describe, expect, it } from 'vitest'
import { may, sectionsFor } from '../../src/api/may'
import type { Session } from '../../src/api/types'

const session = (...roles: string[]): Session => ({ name: 'khan', roles, open: false, csrf: '', mustChangePassword: false, secondFactor: false, mustSetUpSecondFactor: false, openId: false })

describe('the administration', () => {
  it.each([
    ['viewer', []], ['trainer', []], ['analyst', ['jobs']], ['releaser', ['jobs', 'agreements']], ['steward', ['audit', 'jobs', 'agreements']],
    ['administrator', ['users', 'keys', 'audit', 'jobs', 'agreements']],
  ])('shows a %s %j', (role, parts) => expect(sectionsFor(session(role))).toEqual(parts))

  it('adds up what several roles may', () => expect(sectionsFor(session('analyst', 'steward'))).toEqual(['audit', 'jobs', 'agreements']))
  it('shows nobody anything', () => expect(sectionsFor({ ...session('administrator'), name: null })).toEqual([]))
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
