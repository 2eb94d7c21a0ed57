// The answers of /api/v1 as agreed, from a project that `readProject` read.
import { readFileSync, existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { area, boundaries } from './release.mjs'

export function answersOf(project) {
  const { manifest, rows } = project
  const levels = new Map(project.areas.map((f) => [f.properties.pcode, f.properties.admin_level]))
  const emergency = manifest.emergency
  const weeks = periodsOf(rows.filter((r) => r.indicator === 'displaced_stock'))
  const shapes = new Map()
  const signatures = project.register.filter((e) => e.event === 'approved' && e.release === project.id)
  const at = (event) => project.register.find((e) => e.event === event && e.release === project.id)?.at ?? null
  const release = {
    id: project.id, emergency: emergency.id, vintage: manifest.vintage, state: 'published', proposedAt: at('proposed'),
    publishedAt: at('published') ?? at('proposed'), signatures: signatures.map(({ name, organisation }) => ({ name, organisation })), errata: [],
  }

  function figures(query) {
    const indicator = query.get('indicator')
    const level = Number(query.get('level') ?? 2)
    const unit = query.get('unit') ?? 'people'
    const found = rows.filter((r) => r.indicator === indicator && levels.get(r.area) === level && (indicator !== 'trips' || r.unit === unit)
      && (!query.get('area') || r.area === query.get('area')) && (!query.get('from') || r.period_start >= query.get('from')) && (!query.get('to') || r.period_end <= query.get('to')))
    const areas = [...new Set(found.map((r) => r.area))].sort()
    const others = [...new Set(found.map((r) => r.counterpart_area).filter(Boolean))].sort()
    const periods = periodsOf(found)
    const key = (p) => `${p.start}/${p.end}`
    const index = new Map(periods.map((p, i) => [key(p), i]))
    return {
      release: project.id, vintage: manifest.vintage, emergency: emergency.id, indicator, unit: found[0]?.unit ?? null, definition: manifest.definition,
      periods, areas, counterparts: others.length ? others : null,
      rows: found.map((r) => [areas.indexOf(r.area), others.indexOf(r.counterpart_area), index.get(`${r.period_start}/${r.period_end}`), r.value, r.lower, r.upper, r.status]),
    }
  }

  function situation() {
    const week = weeks.at(-1)
    const headline = ['displaced_stock', 'newly_displaced', 'returned', 'ever_displaced', 'displaced_change'].flatMap((indicator) => {
      const row = rows.find((r) => r.indicator === indicator && levels.get(r.area) === 0 && r.period_end === week.end)
      return row ? [{ key: indicator, indicator, value: row.value, lower: row.lower, upper: row.upper, unit: row.unit, status: row.status }] : []
    })
    return { release: project.id, vintage: manifest.vintage, week, headline, caveats: manifest.caveats.map((text) => ({ code: 'remark', args: { text } })), hidden: {} }
  }

  const indicators = () => [...new Set(rows.map((r) => r.indicator))].map((indicator) => {
    const own = rows.filter((r) => r.indicator === indicator)
    return { indicator, unit: own[0].unit, levels: [...new Set(own.map((r) => levels.get(r.area)))].sort(), from: own[0].period_start, to: own.at(-1).period_end, rows: own.length }
  })

  return (path, query) => {
    if (path === '/session') return { name: null, roles: [], open: true, csrf: 'development' }
    if (path === '/emergencies') return [{ id: emergency.id, hazard: emergency.hazard, onset: emergency.onset, evacuationStarts: emergency.evacuation_starts, ends: emergency.ends, latestRelease: project.id, releases: 1 }]
    if (path === '/releases') return [release]
    if (path === `/releases/${project.id}`) return { ...release, checks: manifest.checks.map((c) => ({ name: c.name, result: c.outcome, evidence: c.evidence })), losses: manifest.suppression_losses, parameters: manifest.parameters, files: project.files }
    const base = `/emergencies/${emergency.id}`
    if (path === `${base}/situation`) return situation()
    if (path === `${base}/indicators`) return indicators()
    if (path === `${base}/figures`) return figures(query)
    if (path === '/areas') return project.areas.map(area)
    if (path === '/areas.topojson') {
      const level = Number(query.get('level') ?? 2)
      if (!shapes.has(level)) shapes.set(level, boundaries(project.areas, level))
      return shapes.get(level)
    }
    if (path === '/data' && project.quality) return camel(project.quality)
    if (path === '/methods') return methods()
    if (path.startsWith('/methods/')) return methodsPage(path.slice('/methods/'.length))
    return undefined
  }
}

function periodsOf(rows) {
  const seen = new Map(rows.map((r) => [`${r.period_start}/${r.period_end}`, { start: r.period_start, end: r.period_end }]))
  return [...seen.values()].sort((a, b) => (a.start + a.end).localeCompare(b.start + b.end))
}

export function releaseFile(project, path) {
  const name = path.match(new RegExp(`^/releases/${project.id}/files/([a-z]+\\.[a-z]+)$`))?.[1]
  const file = name && join(project.path, name)
  return file && existsSync(file) ? readFileSync(file) : undefined
}

const docs = new URL('../../docs/methods/', import.meta.url)

function methods() {
  return readdirSync(docs).filter((f) => f.endsWith('.md')).map((f) => ({ name: f.slice(0, -3), title: readFileSync(new URL(f, docs), 'utf8').split('\n')[0].replace(/^# /, '') }))
}

// The real server renders Markdown; here the text stands as it is.
function methodsPage(name) {
  const file = new URL(`${encodeURIComponent(name)}.md`, docs)
  if (!existsSync(file)) return undefined
  const [title, ...text] = readFileSync(file, 'utf8').replaceAll('&', '&amp;').replaceAll('<', '&lt;').split('\n')
  return { html: `<h1>${title.replace(/^# /, '')}</h1><p>${text.join('\n').trim().replace(/\n\n+/g, '</p><p>').replace(/\[([^\]]*)\]\(([\w-]+\.md)\)/g, '<a href="$2">$1</a>')}</p>` }
}

function camel(value) {
  if (Array.isArray(value)) return value.map(camel)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([k, v]) => [k.replace(/_([a-z])/g, (_, c) => c.toUpperCase()), camel(v)]))
}
