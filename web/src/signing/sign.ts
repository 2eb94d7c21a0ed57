import { get, Problem } from '../api/request'
import type { PersonalKey } from './key'
import { says, type Meant, type Signed, type StatementToSign } from './statement'

/** Asks for the statement, looks whether it says what is meant, and signs it here. */
export async function signed(key: PersonalKey, meant: Meant): Promise<Signed> {
  const query = new URLSearchParams({ key: meant.key, purpose: meant.purpose })
  if (meant.text !== undefined) query.set('reason', meant.text)
  const statement = await get<StatementToSign>(`/releases/${encodeURIComponent(meant.release)}/statement?${query}`)
  if (!says(statement, meant)) throw new Problem(409, 'statement_differs', '')
  return { key: meant.key, at: statement.at, signature: await key.sign(statement.text) }
}
