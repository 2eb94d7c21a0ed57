/** Types of the answers for people who look after accounts, keys, jobs and releases. Instants are ISO 8601. */

export interface User {
  name: string
  organisation: string
  roles: string[]
  disabled: boolean
  mustChangePassword: boolean
  secondFactor: boolean
  lockedUntil: string | null
  createdAt: string
}

export interface OneTimePassword { name: string; password: string }

export interface ProgramKey {
  id: string
  name: string
  prefix: string
  roles: string[]
  madeBy: string
  madeAt: string
  expiresAt: string
  lastUsedAt: string | null
  revokedAt: string | null
}

export interface MadeKey { key: ProgramKey; token: string }

export interface AuditLine {
  sequence: number
  at: string
  actor: string
  action: string
  target: string | null
  detail: string | null
  origin: string | null
  sha256: string
}

export interface AuditPage { lines: AuditLine[]; page: number; size: number; total: number }

export interface AuditVerification { entries: number; head: string; brokenAt: number | null; hasNoted: boolean }

export interface Job {
  id: string
  kind: 'ingest' | 'run' | 'morning'
  state: 'queued' | 'running' | 'succeeded' | 'failed' | 'cancelled'
  askedBy: string
  askedAt: string
  startedAt: string | null
  endedAt: string | null
  /** Of the stage, 0 to 1. */
  progress: number
  stage: string | null
  attempts: number
  cancelledBy: string | null
  exitCode: number | null
  message: string | null
}

export interface RegisterLine {
  sequence: number
  at: string
  event: 'key' | 'proposed' | 'approved' | 'refused' | 'published' | 'recalled' | 'erratum'
  release: string | null
  key: string | null
  name: string | null
  organisation: string | null
  role: string | null
  text: string | null
  agreement: string | null
  sha256: string
}

export interface Register { lines: RegisterLine[]; head: string }

export interface Agreement {
  id: string
  version: number
  operator: string
  agency: string
  purpose: string
  start: string
  end: string
  inForce: boolean
  minimumSubscribers: number
  recipients: string[]
  sha256: string
}

/** Days that each kind of data is kept. */
export interface Retention { eventsDays: number; subscriberDays: number; cubesDays: number; landingFilesDays: number }

export interface Agreements { binding: boolean; agreements: Agreement[]; retention: Retention | null }

/** Whether nothing may leave, and who signed that it may again. */
export interface Stop {
  stopped: boolean
  at: string | null
  by: string | null
  because: string | null
  /** Of the line that stops; what is signed to lift it. */
  sha256: string | null
  agreed: { name: string; organisation: string }[]
}

export interface Operation {
  watching: boolean
  stop: Stop
  feeds: { name: string; lastFile: string | null; lastWritten: string | null }[]
  newestFile: string | null
  waitingFiles: number
  missingSince: string | null
  lastRun: { at: string; ended: boolean } | null
  nextRun: string | null
  lastDay: string | null
  waitingReleases: string[]
  vintages: { release: string; emergency: string | null; vintage: string; state: 'published' | 'proposed' }[]
  notices: { at: string; kind: string; text: string }[]
  openIncidents: number
  /** In bytes. */
  disk: { free: number; all: number }
}

export const severities = ['low', 'moderate', 'high', 'severe'] as const

export interface Incident {
  id: string
  what: string
  severity: (typeof severities)[number]
  open: boolean
  releases: string[]
  knownSince: string
  notifyBy: string
  overdue: boolean
  told: string[]
  history: { at: string; event: 'opened' | 'noted' | 'told' | 'closed'; by: string; text: string; whom: string | null }[]
}

export interface Asked {
  id: string
  on: string
  organisation: string | null
  role: string | null
  officer: string | null
  question: string
  purpose: string | null
  agreement: string | null
  release: string | null
  because: string | null
  decisions: { on: string; organisation: string | null; role: string | null; decision: string; release: string | null; figure: string | null }[]
}

export interface Requests {
  requests: Asked[]
  months: { month: string; asked: number; answered: number; refused: number; decided: number; organisations: number }[]
}
