import { has, t } from './words.svelte'

export function roleText(role: string): string {
  const key = `role.${role}`
  return has(key) ? t(key) : role
}

export function rolesText(roles: readonly string[]): string {
  return roles.length === 0 ? t('role.none') : roles.map(roleText).join(t('list.and'))
}
