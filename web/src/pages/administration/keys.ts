import type { ProgramKey } from '../../api/office'

const day = 86_400_000

export type Standing = 'works' | 'ended' | 'revoked'

export function standingOf(key: Pick<ProgramKey, 'expiresAt' | 'revokedAt'>, now: number): Standing {
  if (key.revokedAt !== null) return 'revoked'
  return Date.parse(key.expiresAt) > now ? 'works' : 'ended'
}

/** The last day on which a key works, in UTC: it ends at midnight after it. */
export function lastDayOf(key: Pick<ProgramKey, 'expiresAt'>): string {
  return new Date(Date.parse(key.expiresAt) - 1).toISOString().slice(0, 10)
}

/** First and last day that a new key may end on, as the server has it: not past, and within 366 days. */
export function endsOffered(now: number): { first: string; last: string; usual: string } {
  const at = (days: number) => new Date(now + days * day).toISOString().slice(0, 10)
  return { first: at(0), last: at(365), usual: at(90) }
}
