import type { Geometry, Position } from 'geojson'

export type Corner = readonly [longitude: number, latitude: number]

/** The polygon with these corners, in the order in which they were set; null below three. Four decimals are about 10 m. */
export function polygonOf(corners: readonly Corner[]): Geometry | null {
  if (corners.length < 3) return null
  const ring = corners.map(([x, y]) => [round(x), round(y)])
  return { type: 'Polygon', coordinates: [[...ring, ring[0]!]] }
}

/** Outer rings of whatever polygons a GeoJSON text holds, for drawing; null where it is none. */
export function ringsOf(text: string): Position[][] | null {
  try {
    const rings = ringsIn(JSON.parse(text))
    return rings.length > 0 && rings.every((r) => r.length > 3 && r.every((p) => p.length >= 2 && p.slice(0, 2).every(Number.isFinite))) ? rings : null
  } catch {
    return null
  }
}

/** A corner that somebody typed; null where it lies nowhere. */
export function cornerOf(longitude: string, latitude: string): Corner | null {
  const [x, y] = [longitude, latitude].map((n) => (n.trim() === '' ? NaN : Number(n.trim().replace(',', '.')))) as [number, number]
  return Math.abs(x) <= 180 && Math.abs(y) <= 85 ? [x, y] : null
}

/** An id for an emergency, such as flood-2025: lower-case letters, digits and hyphens; it names files. */
export function suggestedId(hazard: string, onset: string, taken: readonly string[]): string {
  const year = /^\d{4}/.exec(onset)?.[0]
  if (!year) return ''
  for (let n = 1; ; n++) {
    const id = `${hazard}-${year}${n === 1 ? '' : `-${n}`}`
    if (!taken.includes(id)) return id
  }
}

function ringsIn(node: unknown): Position[][] {
  const { type, features, geometry, coordinates } = node as { type?: string; features?: unknown[]; geometry?: unknown; coordinates?: unknown }
  switch (type) {
    case 'FeatureCollection': return (features ?? []).flatMap(ringsIn)
    case 'Feature': return geometry ? ringsIn(geometry) : []
    case 'Polygon': return [(coordinates as Position[][])[0]!]
    case 'MultiPolygon': return (coordinates as Position[][][]).map((p) => p[0]!)
    default: return []
  }
}

function round(degrees: number): number {
  return Math.round(degrees * 1e4) / 1e4
}
