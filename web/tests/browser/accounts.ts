import { createHmac } from 'node:crypto'
import { type APIRequestContext, type BrowserContext, expect, type Page, request } from '@playwright/test'

export interface Account { name: string; password: string }
type Cookies = Parameters<BrowserContext['addCookies']>[0]

/** The demonstration's accounts by role, as the server printed them. */
export const accounts = JSON.parse(process.env['TIDELINE_ACCOUNTS'] ?? '{}') as Record<string, Account>
export const roles = Object.keys(accounts)

const sessions = new Map<string, Cookies>()

/** Signs a role's demonstration account in, without the form. One session serves all tests of a worker: who signs out ends all others. */
export async function enter(page: Page, role: string, baseURL: string): Promise<void> {
  if (!sessions.has(role)) {
    const caller = await Caller.of(accounts[role]!, baseURL)
    sessions.set(role, await caller.cookies())
    await caller.end()
  }
  await page.context().addCookies(sessions.get(role)!)
}

/** Somebody who calls the API with a session, as a page does. */
export class Caller {
  private constructor(private readonly http: APIRequestContext) {}

  static async of(account: Account, baseURL: string): Promise<Caller> {
    const caller = new Caller(await request.newContext({ baseURL }))
    await caller.send('POST', 'session', { ...account })
    return caller
  }

  async send<T>(method: 'POST' | 'PUT' | 'DELETE', path: string, data: unknown): Promise<T> {
    const { csrf } = await (await this.http.get('/api/v1/session')).json() as { csrf: string }
    const answer = await this.http.fetch(`/api/v1/${path}`, { method, data, headers: { 'X-CSRF': csrf } })
    expect(answer.ok(), `${method} ${path}: ${answer.status()} ${await answer.text()}`).toBe(true)
    const text = await answer.text()
    return (text === '' ? undefined : JSON.parse(text)) as T
  }

  async cookies(): Promise<Cookies> {
    return (await this.http.storageState()).cookies
  }

  end(): Promise<void> {
    return this.http.dispose()
  }
}

let made = 0

/** An account of its own for a test that locks it or ends its sessions; its password was changed already. */
export async function newAccount(baseURL: string, ...roles: string[]): Promise<Account> {
  const administrator = await Caller.of(accounts['administrator']!, baseURL)
  const name = `visitor-${process.env['TEST_WORKER_INDEX'] ?? 0}-${made++}`
  const first = await administrator.send<{ password: string }>('POST', 'users', { name, roles })
  await administrator.end()
  const password = 'four words that fit'
  const person = await Caller.of({ name, password: first.password }, baseURL)
  await person.send('POST', 'session/password', { current: first.password, new: password })
  await person.end()
  return { name, password }
}

/** Code of an authenticator app now (RFC 6238: SHA-1, 30 seconds, 6 digits) for a secret in base32. */
export function codeOf(secret: string): string {
  const bits = [...secret].map((c) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(c).toString(2).padStart(5, '0')).join('')
  const key = Buffer.from(bits.match(/.{8}/g)!.map((byte) => parseInt(byte, 2)))
  const step = Buffer.alloc(8)
  step.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)))
  const hash = createHmac('sha1', key).update(step).digest()
  return String((hash.readUInt32BE(hash[19]! & 15) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}
