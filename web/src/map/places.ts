import { geoCentroid, geoMercator, geoPath } from 'd3-geo'
import type { Feature, Geometry } from 'geojson'
import { feature, mesh } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'
import type { AreaProperties } from '../api/types'
import type { Point } from './neighbours'

export interface Shape { code: string; properties: AreaProperties; path: string; centre: Point; size: number }

/** Boundaries of one level drawn to a width: paths and centres in screen units, y downwards. */
export interface Drawing {
  width: number
  height: number
  shapes: Shape[]
  byCode: ReadonlyMap<string, Shape>
  centres: ReadonlyMap<string, Point>
  /** Borders between areas of different parents. */
  borders: string
}

const margin = 6

export function draw(topology: Topology, width: number): Drawing {
  const object = Object.values(topology.objects)[0] as GeometryCollection<AreaProperties>
  const collection = feature(topology, object)
  const projection = geoMercator().fitWidth(width - 2 * margin, collection)
  const flat = geoPath(projection)
  const [[left, top], [, bottom]] = flat.bounds(collection)
  const [x, y] = projection.translate()
  projection.translate([x - left + margin, y - top + margin])
  const path = geoPath(projection).digits(1)
  const shapes = collection.features.flatMap((f) => shapeOf(f, path, projection))
  return {
    width,
    height: Math.ceil(bottom - top + 2 * margin),
    shapes,
    byCode: new Map(shapes.map((s) => [s.code, s])),
    centres: new Map(shapes.map((s) => [s.code, s.centre])),
    borders: path(mesh(topology, object, (a, b) => parentOf(a) !== parentOf(b))) ?? '',
  }
}

function shapeOf(f: Feature<Geometry, AreaProperties>, path: ReturnType<typeof geoPath>, projection: ReturnType<typeof geoMercator>): Shape[] {
  const d = path(f)
  if (!d) return []
  const centre = projection(geoCentroid(f)) ?? path.centroid(f)
  return [{ code: f.properties.pcode, properties: f.properties, path: d, centre, size: path.area(f) }]
}

function parentOf(geometry: unknown): string | null {
  return (geometry as { properties?: AreaProperties }).properties?.parent ?? null
}
