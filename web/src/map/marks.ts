import type { Mark } from '../figures/status'

/** The texture over a value's fill; null where the mark has none. `light`: on a dark fill. */
export function textureOf(mark: Mark, light: boolean): string | null {
  const colour = light ? 'white' : 'ink'
  if (mark === 'U') return `url(#dots-${colour})`
  if (mark === 'B') return `url(#ticks-${colour})`
  return null
}

/** The ground of an area without a value. */
export function groundOf(mark: Mark): string {
  if (mark === 'Q') return 'url(#hatch)'
  return mark === 'L' ? '#fff' : '#ececea'
}

/** Style class of the edge: dashed where not observable, dotted where provisional. */
export function edgeOf(mark: Mark): string {
  if (mark === 'L') return 'unseen'
  return mark === 'P' ? 'provisional' : ''
}
