/** Why a file cannot sign: no private key in PEM form, one with a pass phrase, not of the curve P-256, or a page without WebCrypto. */
export type KeyFault = 'noKey' | 'encrypted' | 'otherKind' | 'insecure'

export class KeyRefused extends Error {
  constructor(readonly fault: KeyFault) {
    super(fault)
  }
}

/** A person's private key while the page needs it. It is used here and sent nowhere. */
export interface PersonalKey {
  /** As the register names it: the first 16 hex digits of the SHA-256 of the public key. */
  id: string
  /** ES256 over the text in UTF-8: base64 of r and s. */
  sign: (text: string) => Promise<string>
}

const curve = { name: 'ECDSA', namedCurve: 'P-256' } as const

/** Reads what `tideline release key` wrote: an unencrypted PKCS #8 key of P-256 in PEM form. */
export async function keyOf(file: string): Promise<PersonalKey> {
  // Absent where the page came over plain HTTP from another machine.
  const subtle = globalThis.crypto?.subtle as SubtleCrypto | undefined
  if (!subtle) throw new KeyRefused('insecure')
  const pkcs8 = privateKeyIn(file)
  try {
    const secret = await subtle.importKey('pkcs8', pkcs8, curve, false, ['sign'])
    const id = await idOf(subtle, pkcs8)
    return { id, sign: async (text) => base64(await subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, secret, new TextEncoder().encode(text))) }
  } catch {
    throw new KeyRefused('otherKind')
  } finally {
    pkcs8.fill(0)
  }
}

// The public key is in the private one, but only an extractable key gives it out.
async function idOf(subtle: SubtleCrypto, pkcs8: Uint8Array<ArrayBuffer>): Promise<string> {
  const { kty, crv, x, y } = await subtle.exportKey('jwk', await subtle.importKey('pkcs8', pkcs8, curve, true, ['sign'])) as { kty: string; crv: string; x: string; y: string }
  const info = await subtle.exportKey('spki', await subtle.importKey('jwk', { kty, crv, x, y }, curve, true, ['verify']))
  const hash = new Uint8Array(await subtle.digest('SHA-256', info))
  return Array.from(hash.subarray(0, 8), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

function privateKeyIn(file: string): Uint8Array<ArrayBuffer> {
  if (/-----BEGIN ENCRYPTED PRIVATE KEY-----|^Proc-Type:.*ENCRYPTED/m.test(file)) throw new KeyRefused('encrypted')
  const body = /-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\s]+)-----END PRIVATE KEY-----/.exec(file)?.[1]
  if (body === undefined) throw new KeyRefused(/-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(file) ? 'otherKind' : 'noKey')
  try {
    return Uint8Array.from(atob(body.replace(/\s/g, '')), (c) => c.charCodeAt(0))
  } catch {
    throw new KeyRefused('noKey')
  }
}

function base64(bytes: ArrayBuffer): string {
  return btoa(String.fromCharCode(...new Uint8Array(bytes)))
}
