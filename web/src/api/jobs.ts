import type { Job } from './office'

export function isUnderWay(job: Pick<Job, 'state'>): boolean {
  return job.state === 'queued' || job.state === 'running'
}

/**
 * How soon to ask again, in milliseconds; null where nothing is under way. A page that went on asking would keep the session
 * of somebody who left the room.
 */
export function pauseOf(jobs: readonly Pick<Job, 'state'>[]): number | null {
  return jobs.some(isUnderWay) ? 2_000 : null
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
