import type { Mark } from '../figures/status'

/** The texture over a value's fill; null where the mark has none. `light`: on a dark fill. */
export function textureOf(mark: Mark, light: boolean): string | null {
  const colour = light ? 'white' : 'ink'
  if (mark === 'U') return `url(#dots-${colour})`
  if (mark === 'B') return `url(#ticks-${colour})`
  return null
}

/** Areas without a row. */
export const outOfScope = '#eeeeee'

/** The ground of an area without a value. */
export function groundOf(mark: Mark): string {
  if (mark === 'Q') return 'url(#hatch)'
  return mark === 'L' ? '#fff' : outOfScope
}

/** Style class of the edge: dashed where not observable, dotted where provisional. */
export function edgeOf(mark: Mark): string {
  if (mark === 'L') return 'unseen'
  return mark === 'P' ? 'provisional' : ''
}

/** Whether marks on a fill must be white. Fills are written #rrggbb; patterns are light. */
export function isDark(fill: string): boolean {
  const c = /^#(..)(..)(..)$/.exec(fill)
  return c !== null && [c[1]!, c[2]!, c[3]!].reduce((sum, part, i) => sum + parseInt(part, 16) * [0.3, 0.59, 0.11][i]!, 0) < 125
}
