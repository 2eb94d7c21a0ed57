/** What somebody looks for in the audit log; empty: everything. */
export interface AuditFilter { from: string; to: string; actor: string; action: string }

export const everything: AuditFilter = { from: '', to: '', actor: '', action: '' }

/** Names of what the log has lines of, as the server knows them. */
export const actions = [
  'login', 'login_refused', 'locked_out', 'logout', 'refused', 'account_made', 'account_disabled', 'account_enabled', 'roles_changed', 'password_changed',
  'password_reset', 'second_factor_on', 'second_factor_off', 'key_made', 'key_revoked', 'approved', 'approval_refused', 'release_refused', 'refusal_refused',
  'published', 'publication_refused', 'recalled', 'recall_refused', 'corrected', 'correction_refused', 'download', 'job_asked', 'job_cancelled', 'job_ended',
  'emergency_declared', 'emergency_ended',
] as const

export function auditPath(filter: AuditFilter, page: number): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(filter)) if (value.trim() !== '') query.set(name, value.trim())
  if (page > 1) query.set('page', String(page))
  return query.size === 0 ? '/audit' : `/audit?${query}`
}

/** First and last line of a page, counted from 1, and how many pages there are. */
export function pagesOf(page: number, size: number, total: number): { first: number; last: number; pages: number } {
  return { first: total === 0 ? 0 : (page - 1) * size + 1, last: Math.min(page * size, total), pages: Math.max(1, Math.ceil(total / size)) }
}
