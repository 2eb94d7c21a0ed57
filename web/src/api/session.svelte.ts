import { askAgain } from './fetched.svelte'
import { get, send } from './request'
import type { Session } from './types'

const nobody: Session = { name: null, roles: [], open: false, csrf: '' }
let session = $state.raw<Session>(nobody)

/** Who is signed in; nobody until the server answered. */
export const signedIn = {
  get session(): Session {
    return session
  },
}

export async function readSession(): Promise<void> {
  session = await get<Session>('/session').catch(() => nobody)
}

export async function signIn(name: string, password: string, code: string): Promise<void> {
  await send('POST', '/session', session.csrf, code === '' ? { name, password } : { name, password, code })
  await readSession()
  askAgain()
}

export async function signOut(): Promise<void> {
  await send('DELETE', '/session', session.csrf)
  await readSession()
  askAgain()
}
