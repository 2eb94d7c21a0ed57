import { get, problemFrom, type Problem } from './request'
import { signedIn } from './session.svelte'

export interface Fresh<T> {
  readonly data: T | null
  readonly problem: Problem | null
  readonly loading: boolean
  /** Asks once more; what is shown stays until the answer is there, so that nobody loses their place. */
  again(): Promise<void>
}

/**
 * The answer at an address that changes while people work, so that nothing is kept. `pause` says after how many
 * milliseconds it is asked again by itself; null: not.
 */
export function fresh<T>(path: () => string | null, pause: (data: T) => number | null = () => null): Fresh<T> {
  let data = $state.raw<T | null>(null)
  let problem = $state.raw<Problem | null>(null)
  let loading = $state(true)
  let turn = 0
  const wanted = $derived(path())

  async function ask(address: string): Promise<void> {
    const mine = ++turn
    loading = true
    try {
      const found = await get<T>(address)
      if (mine === turn) [data, problem] = [found, null]
    } catch (reason) {
      if (mine === turn) problem = problemFrom(reason)
    } finally {
      if (mine === turn) loading = false
    }
  }

  $effect(() => {
    void signedIn.session.name
    data = null
    problem = null
    loading = wanted !== null
    if (wanted !== null) void ask(wanted)
    return () => { turn += 1 }
  })
  $effect(() => {
    void problem
    const wait = data === null ? null : pause(data)
    const address = wanted
    if (wait === null || address === null) return undefined
    const timer = setTimeout(() => void ask(address), wait)
    return () => clearTimeout(timer)
  })
  return {
    get data() { return data },
    get problem() { return problem },
    get loading() { return loading },
    again: () => (wanted === null ? Promise.resolve() : ask(wanted)),
  }
}
