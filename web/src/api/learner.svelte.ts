import { act } from './session.svelte'
import { whenLearning } from './request'

const place = 'tideline.learner'
const drafts = 'tideline.draft.'

// A browser that keeps nothing is no reason to fail: the code can be typed again.
function kept(name: string): string | null {
  try {
    return localStorage.getItem(name)
  } catch {
    return null
  }
}

function keep(name: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(name)
    else localStorage.setItem(name, value)
  } catch {
    // As above.
  }
}

let code = $state<string | null>(kept(place))
let isNew = $state(false)
whenLearning(() => code)

/** Who learns in this browser: a code that the server drew, and that is kept here alone. */
export const learner = {
  get code(): string | null {
    return code
  },
  /** Whether the code was drawn now, and was not written down yet. */
  get isNew(): boolean {
    return isNew
  },
}

/** The code was written down. */
export function codeIsKnown(): void {
  isNew = false
}

/** Becomes a new learner. */
export async function enrol(): Promise<string> {
  const made = await act<{ code: string }>('POST', '/campus/learners')
  become(made.code)
  isNew = true
  return made.code
}

/** Goes on as the learner with a code; the server says whether there is one. */
export function become(typed: string): void {
  code = typed.trim().toUpperCase()
  keep(place, code)
}

/** Forgets who learns here; what the server has stays. */
export function leave(): void {
  code = null
  isNew = false
  keep(place, null)
  try {
    for (const name of Object.keys(localStorage).filter((k) => k.startsWith(drafts))) localStorage.removeItem(name)
  } catch {
    // As above.
  }
}

/** Deletes the learner on the server and here. */
export async function remove(): Promise<void> {
  await act('DELETE', '/campus/me')
  leave()
}

/** What was filled into a form and not handed in yet. */
export function draftOf(module: string): Record<string, string> {
  try {
    return JSON.parse(kept(drafts + module) ?? '{}') as Record<string, string>
  } catch {
    return {}
  }
}

export function keepDraft(module: string, answers: Record<string, string> | null): void {
  keep(drafts + module, answers === null ? null : JSON.stringify(answers))
}
