import type { Job } from './office'

export function isUnderWay(job: Pick<Job, 'state'>): boolean {
  return job.state === 'queued' || job.state === 'running'
}

/** How soon to ask again, in milliseconds: while there is something to see, every two seconds; else every minute. */
export function pauseOf(jobs: readonly Pick<Job, 'state'>[]): number {
  return jobs.some(isUnderWay) ? 2_000 : 60_000
}

/** Whole seconds from the beginning to the end, or until now; null: it has not begun. */
export function tookOf(job: Pick<Job, 'startedAt' | 'endedAt'>, now: number): number | null {
  if (job.startedAt === null) return null
  const end = job.endedAt === null ? now : Date.parse(job.endedAt)
  return Math.max(0, Math.round((end - Date.parse(job.startedAt)) / 1000))
}

export function clockOf(seconds: number): { hours: number; minutes: number; rest: number } {
  return { hours: Math.floor(seconds / 3600), minutes: Math.floor(seconds / 60) % 60, rest: seconds % 60 }
}
