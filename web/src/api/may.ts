import type { Session } from './types'

export const roles = ['viewer', 'analyst', 'releaser', 'steward', 'trainer', 'administrator'] as const
export type Role = (typeof roles)[number]

/** What a role opens, by the names of the server's policies. The server decides; this only says what is worth showing. */
const holders = {
  data: ['analyst', 'releaser', 'steward', 'administrator'],
  proposals: ['releaser', 'steward', 'administrator'],
  jobs: ['analyst', 'steward', 'administrator'],
  approve: ['releaser'],
  publish: ['steward'],
  bulletins: ['analyst', 'releaser', 'steward', 'administrator'],
  beside: ['analyst', 'releaser', 'steward', 'administrator'],
  emergencies: ['releaser', 'steward'],
  audit: ['steward', 'administrator'],
  stop: ['steward', 'administrator'],
  sign: ['releaser', 'steward'],
  record: ['analyst', 'releaser', 'steward', 'administrator'],
  train: ['trainer', 'administrator'],
  accounts: ['administrator'],
  person: roles,
} as const satisfies Record<string, readonly Role[]>

export type Act = keyof typeof holders

/** What of their own account people must put in order before anything else; null: nothing. */
export function firstOf(session: Session): 'password' | 'factor' | null {
  return session.mustChangePassword ? 'password' : session.mustSetUpSecondFactor ? 'factor' : null
}

export function may(session: Session, act: Act): boolean {
  return session.name !== null && firstOf(session) === null && holders[act].some((role) => session.roles.includes(role))
}

/** Who may, for the sentence that says whom to ask. */
export function holdersOf(act: Act): readonly Role[] {
  return holders[act]
}

/** Parts of the administration, each with what it asks for, in the order of the page. */
export const sections = [
  { name: 'users', act: 'accounts' },
  { name: 'keys', act: 'accounts' },
  { name: 'audit', act: 'audit' },
  { name: 'operation', act: 'data' },
  { name: 'jobs', act: 'data' },
  { name: 'incidents', act: 'audit' },
  { name: 'requests', act: 'data' },
  { name: 'agreements', act: 'proposals' },
] as const satisfies readonly { name: string; act: Act }[]

export type Section = (typeof sections)[number]['name']

export function sectionsFor(session: Session): Section[] {
  return sections.filter((s) => may(session, s.act)).map((s) => s.name)
}
