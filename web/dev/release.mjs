// Reads one project folder: its newest release, boundaries and quality report.
import { readFileSync, readdirSync, existsSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { topology } from 'topojson-server'
import { presimplify, simplify, quantile } from 'topojson-simplify'
import { neighbors, quantize } from 'topojson-client'

export function readProject(folder) {
  const releases = join(folder, 'releases')
  const id = readdirSync(releases).filter((n) => existsSync(join(releases, n, 'manifest.json'))).sort().at(-1)
  const path = join(releases, id)
  const manifest = JSON.parse(readFileSync(join(path, 'manifest.json'), 'utf8'))
  const areas = JSON.parse(readFileSync(join(folder, 'reference', 'areas.geojson'), 'utf8'))
  const quality = join(folder, 'reports', 'quality.json')
  return {
    id,
    path,
    manifest,
    areas: areas.features,
    register: readFileSync(join(releases, 'register.jsonl'), 'utf8').trim().split('\n').map((l) => JSON.parse(l)),
    quality: existsSync(quality) ? JSON.parse(readFileSync(quality, 'utf8')) : null,
    rows: readRows(join(path, 'observations.csv')),
    files: Object.entries(manifest.files).map(([name, sha256]) => ({ name, sha256, size: statSync(join(path, name)).size })),
  }
}

// No field of this file is quoted.
function readRows(file) {
  const [head, ...lines] = readFileSync(file, 'utf8').trim().split('\n')
  const names = head.split(',')
  const number = (text) => (text === '' ? null : Number(text))
  return lines.map((line) => {
    const row = Object.fromEntries(line.split(',').map((v, i) => [names[i], v]))
    return { ...row, value: number(row.value), lower: number(row.lower), upper: number(row.upper) }
  })
}

const kept = { 0: 0.03, 1: 0.05, 2: 0.12, 3: 0.3 }

// Boundaries of one level with shared arcs; neighbours share an arc.
export function boundaries(features, level) {
  const chosen = features.filter((f) => f.properties.admin_level === level)
  const whole = presimplify(topology({ areas: { type: 'FeatureCollection', features: chosen } }))
  const small = quantize(simplify(whole, quantile(whole, 1 - kept[level])), 1e4)
  const near = neighbors(small.objects.areas.geometries)
  small.objects.areas.geometries.forEach((g, i) => {
    g.properties = { ...area(chosen[i]), neighbours: near[i].map((j) => chosen[j].properties.pcode) }
  })
  return small
}

export function area({ properties: p }) {
  const names = Object.fromEntries(Object.entries(p).filter(([k]) => k.startsWith('name_')).map(([k, v]) => [k.slice(5), v]))
  return { pcode: p.pcode, name: p.name, level: p.admin_level, parent: p.parent, names, population: null }
}
