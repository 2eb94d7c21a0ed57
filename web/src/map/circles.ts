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
  return ticksOver(0, Math.max(largest, 10), 10)
}

/** Even ticks that hold 0 and both ends: four to nine of them, at least `finest` apart. */
export function ticksOver(smallest: number, largest: number, finest: number): number[] {
  const step = finest / 10 * niceAtLeast((10 * Math.max(largest - Math.min(smallest, 0), finest)) / finest / 4)
  const [first, last] = [Math.floor(Math.min(smallest, 0) / step), Math.ceil(Math.max(largest, step) / step)]
  return Array.from({ length: last - first + 1 }, (_, i) => (first + i) * step)
}
