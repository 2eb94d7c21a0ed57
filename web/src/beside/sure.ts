import type { JointCount } from '../api/types'

/** How many times a number lies outside the interval; one just outside is not told as 1.0, which would be inside. */
export function factorText({ factor, verdict }: Pick<JointCount, 'factor' | 'verdict'>): string {
  if (verdict === 'near') return Math.min(1.9, Math.ceil(factor * 10 - 1e-9) / 10).toFixed(1)
  return factor < 10 ? factor.toFixed(1) : String(Math.round(factor))
}

/** Never 0% or 100%: nothing is that sure. */
export function probabilityText(probability: number): string {
  return probability > 0.99 ? '> 99%' : probability < 0.01 ? '< 1%' : `${Math.round(100 * probability)}%`
}
