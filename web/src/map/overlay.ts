import type { Feature, Geometry, Position } from 'geojson'
import type { Point } from './neighbours'
import type { Drawing } from './places'

/** A feature of a layer in units of the drawing. */
export interface Overlay {
  label: string | null
  /** Where it is a point: drawn as a sign of one size. */
  points: Point[]
  /** Where it is a line or an area; areas are closed. */
  path: string
  filled: boolean
}

/** What the server gives of a layer. */
export interface LayerFeatures { features: Feature<Geometry, { label: string | null }>[] }

/** Signs of places, around their middle: a crossed square on its tip, and a barred square. Their colours only repeat the shapes. */
export const signs = { damage: 'M0 -7L7 0L0 7L-7 0Z M-3 -3L3 3M3 -3L-3 3', access: 'M-6 -6H6V6H-6Z M-3 0H3' } as const

/** What lies outside the drawing stays in it: the browser cuts it off. */
export function overlaysOf({ features }: LayerFeatures, drawing: Pick<Drawing, 'pointAt'>): Overlay[] {
  return features.map(({ geometry, properties }) => {
    const overlay: Overlay = { label: properties.label, points: [], path: '', filled: false }
    add(geometry, overlay, (place) => drawing.pointAt([place[0]!, place[1]!]))
    return overlay
  })
}

function add(geometry: Geometry, overlay: Overlay, at: (place: Position) => Point): void {
  const line = (places: Position[], close: boolean) =>
    `M${places.map((p) => at(p).map((n) => n.toFixed(1)).join(' ')).join('L')}${close ? 'Z' : ''}`
  switch (geometry.type) {
    case 'Point': overlay.points.push(at(geometry.coordinates)); break
    case 'MultiPoint': overlay.points.push(...geometry.coordinates.map(at)); break
    case 'LineString': overlay.path += line(geometry.coordinates, false); break
    case 'MultiLineString': overlay.path += geometry.coordinates.map((l) => line(l, false)).join(''); break
    case 'Polygon': overlay.path += geometry.coordinates.map((l) => line(l, true)).join(''); overlay.filled = true; break
    case 'MultiPolygon': overlay.path += geometry.coordinates.flat().map((l) => line(l, true)).join(''); overlay.filled = true; break
    case 'GeometryCollection': geometry.geometries.forEach((g) => add(g, overlay, at)); break
  }
}
