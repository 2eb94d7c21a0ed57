/** What a person is asked to sign, as the server gives it. */
export interface StatementToSign { key: string; at: string; text: string }

export interface Signed { key: string; at: string; signature: string }

/** What the person means to sign. */
export interface Meant {
  purpose: 'approval' | 'recall'
  release: string
  /** SHA-256 of the release's manifest, which names the hashes of all its files. */
  manifestSha256: string
  key: string
  /** Of a recall, on one line. */
  reason?: string
}

/** A reason as the register keeps it: one line. */
export function lineOf(reason: string): string {
  return reason.replace(/\s*[\r\n\u0085\u2028\u2029\f]+/g, ' ').trim()
}

/**
 * Whether the statement is what the person means and nothing else. A server that is not what it should be could hand out
 * the statement of another release.
 */
export function says(statement: StatementToSign, meant: Meant): boolean {
  const lines = [`tideline ${meant.purpose} 1`, meant.release, meant.manifestSha256, meant.key, statement.at]
  if (meant.reason !== undefined) lines.push(meant.reason)
  return statement.key === meant.key && !/\s/.test(statement.at) && statement.text === `${lines.join('\n')}\n`
}
