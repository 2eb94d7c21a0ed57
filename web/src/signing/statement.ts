/** What a person is asked to sign, as the server gives it. */
export interface StatementToSign { key: string; at: string; text: string }

export interface Signed { key: string; at: string; signature: string }

/** What the person means to sign. */
export interface Meant {
  purpose: 'approval' | 'refusal' | 'recall' | 'erratum'
  release: string
  /** SHA-256 of the release's manifest, which names the hashes of all its files. */
  manifestSha256: string
  key: string
  /** Why it is refused or recalled, or the correction, on one line; none with an approval. */
  text?: string
}

/** Words as the register keeps them: one line. */
export function lineOf(words: string): string {
  return words.replace(/\s*[\r\n\u0085\u2028\u2029\f]+/g, ' ').trim()
}

/**
 * Whether the statement is what the person means and nothing else. A server that is not what it should be could hand out
 * the statement of another release.
 */
export function says(statement: StatementToSign, meant: Meant): boolean {
  const lines = [`tideline ${meant.purpose} 1`, meant.release, meant.manifestSha256, meant.key, statement.at]
  if (meant.text !== undefined) lines.push(meant.text)
  return statement.key === meant.key && !/\s/.test(statement.at) && statement.text === `${lines.join('\n')}\n`
}
