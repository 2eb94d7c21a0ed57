import type { Page } from './view'

/** Roles that a page is for; a page without an entry is for everybody. The server decides what anybody may do: this only spares people doors that are shut. */
const doors: Partial<Record<Page, readonly string[]>> = {
  bulletins: ['analyst', 'releaser', 'steward', 'administrator'],
  emergencies: ['releaser', 'steward'],
}

export function isOpen(page: Page, roles: readonly string[]): boolean {
  return doors[page]?.some((role) => roles.includes(role)) ?? true
}
