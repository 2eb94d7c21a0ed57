/** A logarithmic axis between powers of ten that hold all numbers; those below 10 stand at its beginning. */
export interface LogAxis {
  readonly ticks: readonly number[]
  /** 0 to 1 along the axis. */
  at(number: number): number
}

export function logAxis(numbers: readonly (number | null)[]): LogAxis {
  const shown = numbers.filter((n): n is number => n !== null && n >= 10)
  const from = shown.length === 0 ? 1 : Math.floor(Math.log10(Math.min(...shown)))
  const to = Math.max(from + 1, shown.length === 0 ? 2 : Math.ceil(Math.log10(Math.max(...shown))))
  return {
    ticks: Array.from({ length: to - from + 1 }, (_, i) => 10 ** (from + i)),
    at: (number) => (Math.min(Math.max(number < 1 ? from : Math.log10(number), from), to) - from) / (to - from),
  }
}
