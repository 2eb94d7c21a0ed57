export type Point = readonly [x: number, y: number]
export type Arrow = 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight'

const directions: Record<Arrow, Point> = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] }

export function isArrow(key: string): key is Arrow {
  return key in directions
}

/**
 * The area that an arrow key leads to: of the neighbours within 60° of the arrow the one most in its direction; where
 * none is, any area within 60° that is near. Null: nothing lies there. Screen coordinates, y downwards.
 */
export function areaTowards(from: string, arrow: Arrow, centres: ReadonlyMap<string, Point>, neighbours: readonly string[]): string | null {
  const origin = centres.get(from)
  if (!origin) return null
  const [dx, dy] = directions[arrow]
  const seen = (codes: Iterable<string>) => [...codes].flatMap((code) => {
    const point = centres.get(code)
    if (!point || code === from) return []
    const [x, y] = [point[0] - origin[0], point[1] - origin[1]]
    const length = Math.hypot(x, y)
    const cosine = length === 0 ? -1 : (x * dx + y * dy) / length
    return cosine >= 0.5 ? [{ code, length, cosine }] : []
  })
  const near = seen(neighbours).sort((a, b) => b.cosine - a.cosine)
  const far = seen(centres.keys()).sort((a, b) => a.length / a.cosine - b.length / b.cosine)
  return (near[0] ?? far[0])?.code ?? null
}
