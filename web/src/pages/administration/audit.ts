import type { View } from '../../address/view'

/** What somebody looks for in the audit log; empty: everything. */
export interface AuditFilter { from: string; to: string; actor: string; action: string }

export const everything: AuditFilter = { from: '', to: '', actor: '', action: '' }

/** What the address looks for. */
export function filterOf({ from, to, actor, action }: View): AuditFilter {
  return { from: from ?? '', to: to ?? '', actor: actor ?? '', action: action ?? '' }
}

/** The view that looks for it, from its first page on. */
export function viewOfFilter(filter: AuditFilter): Pick<View, 'from' | 'to' | 'actor' | 'action' | 'sheet'> {
  const given = (text: string) => (text.trim() === '' ? null : text.trim())
  return { from: given(filter.from), to: given(filter.to), actor: given(filter.actor), action: given(filter.action), sheet: 1 }
}

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
