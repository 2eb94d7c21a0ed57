/** A logarithmic axis that holds all numbers; those below 10 stand at its beginning. Ticks are powers of ten, or 1, 2 and 5 times them. */
export interface LogAxis {
  readonly ticks: readonly number[]
  /** 0 to 1 along the axis. */
  at(number: number): number
}

export function logAxis(numbers: readonly (number | null)[]): LogAxis {
  const shown = numbers.filter((n): n is number => n !== null && n >= 10)
  const margin = 0.04
  const from = shown.length === 0 ? 1 : Math.log10(Math.min(...shown)) - margin
  const to = Math.max(from + 1, shown.length === 0 ? 2 : Math.log10(Math.max(...shown)) + margin)
  const within = (steps: number[]) => Array.from({ length: 10 }, (_, e) => steps.map((s) => s * 10 ** e)).flat().filter((n) => Math.log10(n) >= from && Math.log10(n) <= to)
  const powers = within([1])
  return {
    ticks: powers.length > 2 ? powers : within([1, 2, 5]),
    at: (number) => (Math.min(Math.max(number < 1 ? from : Math.log10(number), from), to) - from) / (to - from),
  }
}
