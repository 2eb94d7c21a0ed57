import { askAgain } from './fetched.svelte'
import { firstOf } from './may'
import { get, Problem, send, whenSignInNeeded } from './request'
import type { Session } from './types'

const nobody: Session = { name: null, roles: [], open: false, csrf: '', mustChangePassword: false, secondFactor: false, mustSetUpSecondFactor: false, openId: false }
let session = $state.raw<Session>(nobody)
let ended = $state(false)

/** Who is signed in; nobody until the server answered. */
export const signedIn = {
  get session(): Session {
    return session
  },
  /** Whether a session came to its end without the person signing out. */
  get ended(): boolean {
    return ended
  },
}

whenSignInNeeded(() => {
  if (session.name === null) return
  ended = true
  session = nobody
  void readSession().then(askAgain)
})

export async function readSession(): Promise<void> {
  session = await get<Session>('/session').catch(() => nobody)
}

/** After a change of one's own account: what was refused until then is asked again. */
export async function accountChanged(): Promise<void> {
  const before = firstOf(session)
  await readSession()
  if (firstOf(session) !== before) askAgain()
}

export async function signIn(name: string, password: string, code: string): Promise<void> {
  await send('POST', '/session', session.csrf, code === '' ? { name, password } : { name, password, code })
  ended = false
  await readSession()
  askAgain()
}

/** Sends what changes something, with the session's token; once more where the token was renewed meanwhile, by another tab say. */
export async function act<T = void>(method: 'POST' | 'PUT' | 'DELETE', path: string, body?: unknown): Promise<T> {
  try {
    return await send<T>(method, path, session.csrf, body)
  } catch (reason) {
    const { name } = session
    if (!(reason instanceof Problem) || reason.code !== 'csrf_needed' || name === null) throw reason
    await readSession()
    // Never in the name of somebody else who signed in meanwhile.
    if (session.name !== name) throw reason
    return send<T>(method, path, session.csrf, body)
  }
}

export async function signOut(): Promise<void> {
  await send('DELETE', '/session', session.csrf)
  await readSession()
  askAgain()
}
