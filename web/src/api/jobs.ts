import type { Job } from './office'

export function isUnderWay(job: Pick<Job, 'state'>): boolean {
  return job.state === 'queued' || job.state === 'running'
}

/** How soon to ask again, in milliseconds: while there is something to see, every two seconds; else every minute. */
export function pauseOf(jobs: readonly Pick<Job, 'state'>[]): number {
  return jobs.some(isUnderWay) ? 2_000 : 60_000
}

/** Whole minutes and seconds from the beginning to the end, or until now; null: it has not begun. */
export function tookOf(job: Pick<Job, 'startedAt' | 'endedAt'>, now: number): { minutes: number; seconds: number } | null {
  if (job.startedAt === null) return null
  const end = job.endedAt === null ? now : Date.parse(job.endedAt)
  const seconds = Math.max(0, Math.round((end - Date.parse(job.startedAt)) / 1000))
  return { minutes: Math.floor(seconds / 60), seconds: seconds % 60 }
}
