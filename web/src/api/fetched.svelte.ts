import { get, problemFrom, type Problem } from './request'

const answers = new Map<string, Promise<unknown>>()

/** One request for each address while the page lives: releases do not change. A failure is asked again. */
function once<T>(path: string, ask: (path: string) => Promise<T>): Promise<T> {
  const known = answers.get(path) as Promise<T> | undefined
  if (known) return known
  const asked = ask(path)
  answers.set(path, asked)
  asked.catch(() => answers.delete(path))
  return asked
}

/** What was read under another session must not be shown in this one. */
export function forget(): void {
  answers.clear()
}

export interface Fetched<T> {
  readonly data: T | null
  readonly problem: Problem | null
  readonly loading: boolean
}

/**
 * The answer at the address that `path` gives; null asks nothing. An answer that comes after the address changed is
 * dropped, and the old data are cleared at once, so that figures never stand under another date's heading.
 */
export function fetched<T>(path: () => string | null, ask: (path: string) => Promise<T> = get): Fetched<T> {
  let data = $state.raw<T | null>(null)
  let problem = $state.raw<Problem | null>(null)
  let loading = $state(true)
  // Derived, so that a change of the view that asks the same address clears nothing.
  const wanted = $derived(path())
  $effect(() => {
    void sessionVersion.value
    const asked = wanted
    let current = true
    data = null
    problem = null
    loading = asked !== null
    if (asked !== null) {
      once(asked, ask).then(
        (found) => { if (current) { data = found; loading = false } },
        (reason: unknown) => { if (current) { problem = problemFrom(reason); loading = false } })
    }
    return () => { current = false }
  })
  return {
    get data() { return data },
    get problem() { return problem },
    get loading() { return loading },
  }
}

class SessionVersion {
  value = $state(0)
}

const sessionVersion = new SessionVersion()

/** Asks everything on the page again, after somebody signed in or out. */
export function askAgain(): void {
  forget()
  sessionVersion.value += 1
}
