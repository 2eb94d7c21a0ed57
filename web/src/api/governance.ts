/** Types of the governance desk. Days are local, instants ISO 8601. */

// Forms are made from lists of fields, so that a document has no type of its own here: the server knows each field.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Document = Record<string, any>

export interface Finding { code: string; field: string; text: string; subject: string | null; weight: 'missing' | 'stale' | 'refused' | 'advice' }

export interface Next { to: string; decides: boolean; against: Finding[] }

export interface Artefact {
  kind: string
  id: string
  title: string
  version: number
  at: string
  by: string
  state: string | null
  document: Document
  findings: Finding[]
  next: Next[]
  /** Newest first. */
  history: { at: string; by: string; to: string | null; organisation: string | null; reason: string | null }[]
}

export interface Desk { pipelineHash: string; artefacts: Artefact[] }

export interface Catalogue {
  clauses: { code: string; name: string; asks: string; essential: boolean }[]
  risks: { code: string; threat: string; groupHarm: boolean }[]
  prerequisites: { code: string; rung: number; asks: string }[]
  words: { word: string; say: string; because: string }[]
  templates: { code: string; audience: string; when: string; text: string; places: string[] }[]
}

export interface Step { to: string; by?: string; organisation?: string; on?: string; reason?: string; until?: string | null; release?: string | null }

export interface Draft { findings: Finding[]; state: string | null; after: string[]; against: Finding[] }
