/** The smallest 1, 2 or 5 × 10ⁿ that is at least `number`, and at least 10. */
export function niceAtLeast(number: number): number {
  for (let power = 10; ; power *= 10) {
    const step = [1, 2, 5].find((s) => s * power >= number)
    if (step !== undefined) return step * power
  }
}

/** Radius of a circle whose area is in proportion to people; `top` people have radius `largest`. */
export function radiusOf(people: number, top: number, largest: number): number {
  return people <= 0 ? 0 : largest * Math.sqrt(people / top)
}

/** Even ticks from zero to at least `largest`. */
export function ticksTo(largest: number): number[] {
  const step = niceAtLeast(Math.max(largest, 40) / 4)
  const ticks = [0]
  while (ticks[ticks.length - 1]! < largest) ticks.push(ticks.length * step)
  return ticks.length > 1 ? ticks : [0, step]
}
