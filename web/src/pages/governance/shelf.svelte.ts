import { fresh } from '../../api/fresh.svelte'
import type { Artefact, Desk, Document, Draft, Step } from '../../api/governance'
import { problemFrom, type Problem } from '../../api/request'
import { act } from '../../api/session.svelte'
import { blank, fields, kinds, type Kind } from './kinds'

/** Where the desk keeps its documents: at the project, or in practice in this browser alone. */
export interface Shelf {
  readonly all: Artefact[] | null
  readonly problem: Problem | null
  /** Of the pipeline as it is now; null in practice. */
  readonly hash: string | null
  again(): Promise<void>
  save(kind: Kind, id: string | null, version: number, document: Document): Promise<Artefact>
  take(artefact: Artefact, step: Step): Promise<Artefact>
}

/** The documents of the project. */
export function projectShelf(): Shelf {
  const desk = fresh<Desk>(() => '/governance')
  const done = async (artefact: Artefact) => { await desk.again(); return artefact }
  return {
    get all() { return desk.data?.artefacts ?? null },
    get problem() { return desk.problem },
    get hash() { return desk.data?.pipelineHash ?? null },
    again: () => desk.again(),
    save: async (kind, id, version, document) => done(id === null ? await act<Artefact>('POST', `/governance/${kind}`, document) : await act<Artefact>('PUT', `/governance/${kind}/${id}`, { version, document })),
    take: async (artefact, step) => done(await act<Artefact>('POST', `/governance/${artefact.kind}/${artefact.id}/steps`, step)),
  }
}

/** People of a play: who practises acts for each of them. */
export const players = [
  { by: 'Amina', organisation: 'Disaster authority' },
  { by: 'Bilal', organisation: 'Operator' },
  { by: 'Carla', organisation: 'Operator' },
  { by: 'Dina', organisation: 'Statistics office' },
] as const

interface Kept { kind: Kind; id: string; version: number; at: string; by: string; document: Document; steps: Step[]; history: Artefact['history'] }

const place = 'tideline.practice'

/** Documents that belong to nobody. They stay in this browser; the server looks at them and keeps nothing. */
export function practiceShelf(): Shelf {
  let kept = $state.raw<Kept[]>(read())
  let all = $state.raw<Artefact[] | null>(null)
  let problem = $state.raw<Problem | null>(null)

  const look = async (k: Kept): Promise<Artefact> => {
    const draft = await act<Draft>('POST', `/governance/${k.kind}/check`, { document: k.document, steps: k.steps })
    return {
      kind: k.kind, id: k.id, title: String(k.document['title']), version: k.version, at: k.at, by: k.by, state: draft.state, document: k.document,
      findings: draft.findings, next: draft.after.map((to) => ({ to, decides: false, against: [] })), history: k.history,
    }
  }
  const again = async () => {
    try {
      ;[all, problem] = [await Promise.all(kept.map(look)), null]
    } catch (reason) {
      problem = problemFrom(reason)
    }
  }
  const put = async (next: Kept): Promise<Artefact> => {
    const artefact = await look(next)
    kept = kept.some((k) => k.id === next.id) ? kept.map((k) => (k.id === next.id ? next : k)) : [...kept, next]
    localStorage.setItem(place, JSON.stringify(kept))
    await again()
    return artefact
  }
  $effect(() => void again())
  return {
    get all() { return all },
    get problem() { return problem },
    get hash() { return null },
    again,
    save: (kind, id, _version, document) => {
      const before = kept.find((k) => k.id === id)
      const at = new Date().toISOString()
      const by = players[0].by
      const owned = kind === 'access' ? { ...document, requester: by } : document
      return put({
        kind, id: before?.id ?? `${kind}-${kept.filter((k) => k.kind === kind).length + 1}`, version: (before?.version ?? 0) + 1, at, by, document: owned,
        steps: kind === 'product' ? before?.steps ?? [] : [], history: [{ at, by, to: null, organisation: null, reason: null }, ...(before?.history ?? [])],
      })
    },
    take: async (artefact, step) => {
      const before = kept.find((k) => k.id === artefact.id)!
      const draft = await act<Draft>('POST', `/governance/${artefact.kind}/check`, { document: before.document, steps: before.steps, next: step })
      if (draft.against.length > 0) throw new Refused(draft.against)
      const line = { at: new Date().toISOString(), by: step.by ?? '', to: step.to, organisation: step.organisation ?? null, reason: step.reason ?? null }
      return put({ ...before, steps: [...before.steps, step], history: [line, ...before.history] })
    },
  }
}

/** A step that rules stand against, with what they say. */
export class Refused extends Error {
  constructor(readonly against: Draft['against']) { super('refused') }
}

// Whatever stands there may be of an older version, or no list at all: what cannot be used is left.
function read(): Kept[] {
  try {
    const found = JSON.parse(localStorage.getItem(place) ?? '[]') as Kept[]
    return found.filter((k) => kinds.includes(k.kind) && Array.isArray(k.steps)).map((k) => ({ ...k, document: { ...blank(fields[k.kind]), ...k.document } }))
  } catch {
    return []
  }
}

/** Forgets what was practised. */
export function clearPractice(): void {
  localStorage.removeItem(place)
}
