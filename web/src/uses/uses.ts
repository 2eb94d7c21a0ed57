import type { Period, Status } from '../api/types'

/** What a figure may be used for, the least first. */
export const permissions = ['not_to_be_used', 'direction_only', 'rough_prioritisation', 'detailed_planning'] as const
export type Permission = (typeof permissions)[number]

/** What a reader may want it for. No figure is of persons, whatever its quality. */
export const uses = ['plan', 'prioritise', 'direction', 'person'] as const
export type Use = (typeof uses)[number]

const needed: Record<Exclude<Use, 'person'>, Permission> = { plan: 'detailed_planning', prioritise: 'rough_prioritisation', direction: 'direction_only' }

export interface PermittedUse {
  area: string
  counterpart: string | null
  period: Period
  status: Status
  permitted: Permission
  rule: string
  threshold: number | null
  rules: string[]
  coverage: number | null
  relativeHalfWidth: number | null
}

export function may(use: Use, permitted: Permission): boolean {
  return use !== 'person' && permissions.indexOf(permitted) >= permissions.indexOf(needed[use])
}
