import { describe, expect, it } from 'vitest'
import { keyOf, KeyRefused } from '../../src/signing/key'
import { lineOf, says } from '../../src/signing/statement'
import vector from './signature.json'

const meant = { purpose: 'approval', release: vector.release, manifestSha256: vector.manifestSha256, key: vector.key } as const
const statement = { key: vector.key, at: vector.at, text: vector.text }

async function isSigned(text: string, signature: string): Promise<boolean> {
  const bytes = (base64: string) => Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))
  const key = await crypto.subtle.importKey('spki', bytes(vector.publicKey), { name: 'ECDSA', namedCurve: 'P-256' }, false, ['verify'])
  return crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, key, bytes(signature), new TextEncoder().encode(text))
}

const faultOf = (file: string) => keyOf(file).then(() => null, (reason: unknown) => (reason instanceof KeyRefused ? reason.fault : reason))

describe('a key file', () => {
  it('that the program wrote is known by the id of the register', async () => expect((await keyOf(vector.keyFile)).id).toBe(vector.key))
  it('may come from Windows', async () => expect((await keyOf(vector.keyFile.replaceAll('\n', '\r\n'))).id).toBe(vector.key))

  it('signs as the register checks: 64 bytes of r and s', async () => {
    const signature = await (await keyOf(vector.keyFile)).sign(vector.text)
    expect(atob(signature)).toHaveLength(64)
    expect(await isSigned(vector.text, signature)).toBe(true)
    expect(await isSigned(vector.text.replace('approval', 'recall'), signature)).toBe(false)
  })

  it('signs other letters than Latin ones in UTF-8', async () => expect(await isSigned('وجہ\n', await (await keyOf(vector.keyFile)).sign('وجہ\n'))).toBe(true))

  // The server's tests accept this very signature.
  it('made the signature that the server’s register accepts', async () => expect(await isSigned(vector.text, vector.signature)).toBe(true))

  it.each([
    ['noKey', ''], ['noKey', 'indicator,area\n'], ['noKey', '-----BEGIN PRIVATE KEY-----\nA\n-----END PRIVATE KEY-----\n'],
    ['encrypted', '-----BEGIN ENCRYPTED PRIVATE KEY-----\nMIGH\n-----END ENCRYPTED PRIVATE KEY-----\n'],
    ['otherKind', '-----BEGIN RSA PRIVATE KEY-----\nMIGH\n-----END RSA PRIVATE KEY-----\n'],
    ['otherKind', '-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEINTuctv5E1hK1bbY8fdp+K06/nwoy/HU++CXqI9EdVhC\n-----END PRIVATE KEY-----\n'],
  ])('that is none is refused as %s', async (fault, file) => expect(await faultOf(file)).toBe(fault))

  it('is not opened by a page that came over plain HTTP', async () => {
    const whole = Object.getOwnPropertyDescriptor(globalThis, 'crypto')!
    Object.defineProperty(globalThis, 'crypto', { value: { subtle: undefined }, configurable: true })
    try {
      expect(await faultOf(vector.keyFile)).toBe('insecure')
    } finally {
      Object.defineProperty(globalThis, 'crypto', whole)
    }
  })
})

describe('a statement', () => {
  it('is signed where it says what is meant', () => expect(says(statement, meant)).toBe(true))

  it.each([
    ['another release', vector.text.replace(vector.release, 'flood-2025-2025-09-21-0a1b2c3d')], ['other files', vector.text.replace(vector.manifestSha256, 'f'.repeat(64))],
    ['a recall', vector.text.replace('approval', 'recall')], ['more', `${vector.text}more\n`], ['less', vector.text.slice(0, -1)],
  ])('is not where it says %s', (_, text) => expect(says({ ...statement, text }, meant)).toBe(false))

  it('is not of another key', () => expect(says({ ...statement, key: '0123456789abcdef' }, meant)).toBe(false))
  it('hides no line in the time', () => expect(says({ ...statement, at: `${vector.at}\nx`, text: vector.text.replace(vector.at, `${vector.at}\nx`) }, meant)).toBe(false))

  it('of a recall holds the reason', () => {
    const text = vector.text.replace('approval', 'recall') + 'Wrong cells\n'
    expect(says({ ...statement, text }, { ...meant, purpose: 'recall', text: 'Wrong cells' })).toBe(true)
    expect(says({ ...statement, text }, { ...meant, purpose: 'recall', text: 'Another' })).toBe(false)
  })
})

describe('a reason', () => {
  it('is one line', () => expect(lineOf(' Wrong\r\ncells ')).toBe('Wrong cells'))
})
