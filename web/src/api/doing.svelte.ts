import { problemFrom, type Problem } from './request'

/** One thing that a person asked for: under way, done and said, or refused. */
export class Doing {
  busy = $state(false)
  said = $state('')
  problem = $state.raw<Problem | null>(null)

  /** Does it unless it is under way. `work` gives the sentence that says what was done. */
  async run(work: () => Promise<string>): Promise<boolean> {
    if (this.busy) return false
    this.busy = true
    this.said = ''
    this.problem = null
    try {
      this.said = await work()
      return true
    } catch (reason) {
      this.problem = problemFrom(reason)
      return false
    } finally {
      this.busy = false
    }
  }
}
