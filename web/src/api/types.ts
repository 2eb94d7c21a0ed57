import type { Topology } from 'topojson-specification'

/** SDMX codes of a figure's status: normal, provisional, low reliability, series break, forecast, not observable, suppressed. */
export type Status = 'A' | 'P' | 'U' | 'B' | 'F' | 'L' | 'Q'

export interface Session {
  name: string | null
  roles: string[]
  open: boolean
  csrf: string
  /** Nothing else may be done before. */
  mustChangePassword: boolean
  /** Whether codes of an app are asked for at sign-in. */
  secondFactor: boolean
  /** A role demands one that the account has not: nothing else may be done before. */
  mustSetUpSecondFactor: boolean
  /** Whether the organisation's own login is offered. */
  openId: boolean
}

export interface Emergency {
  id: string
  hazard: string
  onset: string
  evacuationStarts: string
  ends: string | null
  latestRelease: string | null
  releases: number
  /** As people call it; absent or null: hazard and onset name it. */
  name?: string | null
  names?: Record<string, string>
  /** Declared through the server, so that its end can be set there. */
  declaredHere?: boolean
}

/** What others saw on the ground; 0 features: its files cannot be read now. */
export interface MapLayer { id: string; kind: 'damage' | 'access'; name: string; names?: Record<string, string>; source: string; asOf: string; features: number }

/** An ingest or a run of the server. */
export interface Job {
  id: string
  kind: string
  state: 'queued' | 'running' | 'succeeded' | 'failed' | 'cancelled'
  progress: number
  stage: string | null
  message: string | null
}

export interface DeclaredEmergency { emergency: Emergency; exposedAreas: string[]; job: Job | null }

export interface BulletinChoices {
  release: string
  emergency: string | null
  week: Period
  weeks: Period[]
  parts: string[]
  languages: string[]
  longestTitle: number
  longestLead: number
  cannotPrint: string | null
}

/** First and last local day, both inside. */
export interface Period { start: string; end: string }

/** One figure in compact form: area, counterpart or −1, period, each by its place in the lists; value, lower, upper, status. */
export type CompactRow = [number, number, number, number | null, number | null, number | null, Status]

export interface FiguresAnswer {
  release: string
  vintage: string
  emergency: string
  indicator: string
  unit: string | null
  definition: string
  periods: Period[]
  areas: string[]
  counterparts: string[] | null
  rows: CompactRow[]
}

export interface HeadlineFigure {
  key: string
  indicator: string
  value: number | null
  lower: number | null
  upper: number | null
  unit: string
  status: Status
}

export interface Caveat { code: string; args?: Record<string, string | number> | null }

export interface Situation {
  /** What the authority calls the people; tdp: temporarily displaced persons. */
  terms?: 'displaced' | 'tdp'
  release: string
  vintage: string
  week: Period
  /** Whether the release claims displacement at all; absent: judge by the interval. */
  claimed?: boolean
  headline: HeadlineFigure[]
  caveats: Caveat[]
}

export interface Release {
  id: string
  emergency: string
  vintage: string
  state: 'proposed' | 'refused' | 'published' | 'recalled'
  proposedAt: string | null
  publishedAt: string | null
  signatures: { name: string; organisation: string }[]
  errata: string[]
  recallReason?: string | null
  refusalReason?: string | null
}

export interface Loss { indicator: string; unit: string; level: number; cells: number; hidden: number; share_hidden?: number | null; shareHidden?: number | null }

export interface ReleaseDetail extends Release {
  checks: { name: string; result: string; evidence: string }[]
  losses: Loss[]
  parameters: Record<string, unknown>
  files: { name: string; sha256: string; size: number }[]
  /** What is wrong with its files. */
  findings?: string[]
}

export interface AreaProperties {
  pcode: string
  name: string
  level: number
  parent: string | null
  neighbours: string[]
  names?: Record<string, string>
}

export type Boundaries = Topology

export interface MethodsPage { name: string; title: string }

/** The operator's report on its data: counts of rows and days, nothing of single subscribers. */
export interface DataReport {
  firstDay: string
  lastDay: string
  vintage: string
  outcome: string
  checks: { name: string; status: string; found: string; advice: string | null }[]
  rows: { rowsIn: number; kept: number; duplicates: number; rejected: number }
  rejected: { reason: string; rows: number; share: number; files: number }[]
  days: { day: string; events: number; subscribers: number; ratio: number | null; status: string; fault: string | null }[]
  late?: { days: { day: string; share: number }[] }
}

/** An import of what somebody else counted. */
export interface ReportedImport { name: string; source: string; publisher: string; entries: number; kept: number; figures: number; lastDay: string | null; cannotSee: string | null }

export interface JointFigure { value: number | null; lower: number | null; upper: number | null; status: Status }

export type Verdict = 'agree' | 'near' | 'theirs_larger' | 'ours_larger' | 'other_concept' | 'suppressed' | 'not_observable' | 'no_number'

/** One series of a source: its newest round near the released period. */
export interface JointSource {
  import: string
  publisher: string
  operation: string | null
  assessment: string | null
  round: string | null
  concept: string
  indicator: string
  sameConcept: boolean
  unit: 'persons' | 'households'
  period: Period
  released: Period
  daysApart: number
  areas: number
  both: number
  verdicts: Record<Verdict, number>
  spearman: number | null
  top: number
  shared: number | null
}

/** One reported number beside the released figure of its area and period. */
export interface JointCount {
  /** Place in the list of sources. */
  source: number
  number: number
  qualifier: '' | 'more than' | 'less than' | 'approximately'
  persons: number | null
  ours: JointFigure | null
  ratio: number | null
  ratioLower: number | null
  ratioUpper: number | null
  ratioReads: '' | 'at most' | 'at least' | 'about'
  verdict: Verdict
  factor: number
}

export interface JointRow { area: string; stock: JointFigure | null; hosted: JointFigure | null; counts: JointCount[] }

export interface Suggestion {
  area: string
  hosted: JointFigure
  probability: number | null
  information: number | null
  reason: 'never_counted' | 'counted_long_ago'
  lastCounted: string | null
  lastSource: string | null
}

/** A published release beside what others counted, by area of one level. */
export interface Joint {
  release: string
  emergency: string
  level: number
  week: Period | null
  synthetic: boolean
  threshold: number
  recentDays: number
  imports: ReportedImport[]
  sources: JointSource[]
  rows: JointRow[]
  suggestions: Suggestion[]
  notCompared: { import: string; reason: string; figures: number }[]
}
