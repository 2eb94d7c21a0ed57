import { geoIdentity, geoPath, type GeoPath } from 'd3-geo'
import type { Feature, FeatureCollection, Geometry, MultiLineString, Position } from 'geojson'
import { feature, mesh } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'
import type { AreaProperties } from '../api/types'
import type { Point } from './neighbours'
import { onScreen, type Size, type Zoom } from './zoom'

export interface Shape { code: string; properties: AreaProperties; path: string; centre: Point }

/** Boundaries of one level drawn to a width: paths and centres in screen units, y downwards. */
export interface Drawing {
  width: number
  height: number
  shapes: Shape[]
  byCode: ReadonlyMap<string, Shape>
  centres: ReadonlyMap<string, Point>
  /** Borders between areas of different parents. */
  borders: string
  /** Longitude and latitude of a point of the drawing; latitudes within Mercator's reach. */
  placeAt(point: Point): Point
  /** The point of the drawing at a longitude and latitude. */
  pointAt(place: Point): Point
  /** The same drawn larger, so that a part of it fills the drawing. */
  zoomed(zoom: Zoom): Drawing
}

/** `frame`: the areas that, with their neighbours, fill the drawing; what lies outside is cut off. Null: all of them. */
export function draw(topology: Topology, width: number, frame: ReadonlySet<string> | null = null): Drawing {
  const object = Object.values(topology.objects)[0] as GeometryCollection<AreaProperties>
  const whole = feature(topology, object)
  // An area may have lost its shape to simplification, or never had one.
  const areas = { ...whole, features: whole.features.filter((f) => f.geometry !== null) }
  const flat: FeatureCollection<Geometry, AreaProperties> = { ...areas, features: areas.features.map((f) => ({ ...f, geometry: mercator(f.geometry) })) }
  const framed = flat.features.filter(({ properties: p }) => frame?.has(p.pcode) || p.neighbours.some((n) => frame?.has(n)))
  const fitted = framed.length > 0 ? { ...flat, features: framed } : flat
  const margin = framed.length > 0 ? width * 0.03 : 6
  const projection = geoIdentity().reflectY(true).fitExtent([[margin, margin], [width - margin, 1e6]], fitted)
  const path = geoPath(projection).digits(1)
  const ratio = (([[, top], [, bottom]]) => (bottom - top) / (width - 2 * margin))(path.bounds(fitted))
  const height = Math.round(Math.min(Math.max(ratio * (width - 2 * margin) + 2 * margin, width * 0.55), width * 0.95))
  projection.fitExtent([[margin, margin], [width - margin, height - margin]], fitted)
  const borders = mercator(mesh(topology, object, (a, b) => parentOf(a) !== parentOf(b)))
  return drawn(flat.features, borders, projection, { width, height })
}

type Flat = ReturnType<typeof geoIdentity>

function drawn(features: Feature<Geometry, AreaProperties>[], borders: MultiLineString, projection: Flat, size: Size): Drawing {
  const path = geoPath(projection).digits(1)
  const shapes = features.flatMap((f) => shapeOf(f, path))
  return {
    ...size,
    shapes,
    byCode: new Map(shapes.map((s) => [s.code, s])),
    centres: new Map(shapes.map((s) => [s.code, s.centre])),
    placeAt: (point) => spherical(projection.invert!([point[0], point[1]])!),
    pointAt: (place) => projection(planar([place[0], place[1]]) as [number, number])!,
    borders: path(borders) ?? '',
    zoomed: (zoom) => {
      const larger = geoIdentity().reflectY(true).scale(projection.scale() * zoom.times).translate([...onScreen(zoom, size, projection.translate())])
      return drawn(features, borders, larger, size)
    },
  }
}

function shapeOf(f: Feature<Geometry, AreaProperties>, path: GeoPath): Shape[] {
  const d = path(f)
  return d ? [{ code: f.properties.pcode, properties: f.properties, path: d, centre: path.centroid(f) }] : []
}

/**
 * Web Mercator in the plane. A spherical projection takes a ring for the whole globe less the area where files wind
 * their rings the other way round, and both ways are met.
 */
function mercator<G extends Geometry | MultiLineString>(geometry: G): G {
  if (!('coordinates' in geometry)) return geometry
  return { ...geometry, coordinates: planar(geometry.coordinates) }
}

function spherical([x, y]: readonly [number, number]): Point {
  return [(x * 180) / Math.PI, (2 * Math.atan(Math.exp(y)) - Math.PI / 2) * 180 / Math.PI]
}

function planar(coordinates: unknown): never {
  const list = coordinates as Position | unknown[]
  const flat = typeof list[0] === 'number'
    ? [(list[0] * Math.PI) / 180, Math.log(Math.tan(Math.PI / 4 + ((list[1] as number) * Math.PI) / 360))]
    : (list as unknown[]).map(planar)
  return flat as never
}

function parentOf(geometry: unknown): string | null {
  return (geometry as { properties?: AreaProperties }).properties?.parent ?? null
}
