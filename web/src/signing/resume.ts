import { get, Problem } from '../api/request'
import type { PersonalKey } from './key'
import type { Signed, StatementToSign } from './statement'

/** Whether the statement is about this stop, this key and this reason, and nothing else. */
export function saysResume(statement: StatementToSign, stop: string, key: string, reason: string): boolean {
  const lines = ['tideline resume 1', stop, key, statement.at, reason]
  return statement.key === key && !/\s/.test(statement.at) && statement.text === `${lines.join('\n')}\n`
}

/** Asks for the statement by which a stop is lifted, looks whether it says what is meant, and signs it here. */
export async function signedResume(key: PersonalKey, stop: string, reason: string): Promise<Signed> {
  const statement = await get<StatementToSign>(`/stop/statement?${new URLSearchParams({ key: key.id, reason })}`)
  if (!saysResume(statement, stop, key.id, reason)) throw new Problem(409, 'statement_differs', '')
  return { key: key.id, at: statement.at, signature: await key.sign(statement.text) }
}
