import type { ReleaseDetail } from '../../api/types'

/** Organisations whose people must have signed before a release can be published. */
export const organisationsNeeded = 2

export interface Tally { pass: number; fail: number; notRun: number }

export function tallyOf(checks: ReleaseDetail['checks']): Tally {
  const count = (result: string) => checks.filter((c) => c.result === result).length
  return { pass: count('pass'), fail: count('fail'), notRun: count('not_run') }
}

/** Organisations that are still to sign. As the register has it, names differ by more than case and blanks. */
export function organisationsMissing(signatures: ReleaseDetail['signatures']): number {
  const signed = new Set(signatures.map((s) => s.organisation.trim().toLowerCase()))
  return Math.max(0, organisationsNeeded - signed.size)
}

/** SHA-256 of the manifest as the server shows it: what a signature is about. */
export function manifestOf(release: Pick<ReleaseDetail, 'files'>): string {
  return release.files.find((f) => f.name === 'manifest.json')?.sha256 ?? ''
}
