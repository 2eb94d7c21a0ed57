import { most, type Place } from '../map/zoom'
import { extents, languages, levels, measures, pages, shows, sides, start, type View } from './view'

/** The view that an address names. Total: what cannot be read counts as absent. */
export function viewOf(address: URL): View {
  const query = address.searchParams
  const [page = '', item = ''] = address.pathname.split('/').filter(Boolean).map(plain)
  return {
    page: one(pages, page) ?? start.page,
    item: itemOf(page, item),
    language: one(languages, query.get('lang')) ?? start.language,
    emergency: code(query.get('emergency')),
    side: one(sides, query.get('by')) ?? start.side,
    show: one(shows, query.get('show')) ?? start.show,
    level: one(levels, Number(query.get('level'))) ?? start.level,
    extent: one(extents, query.get('map')) ?? start.extent,
    part: placeOf(query.get('zoom')),
    week: date(query.get('week')),
    area: code(query.get('area')),
    measure: one(measures, query.get('measure')) ?? start.measure,
    day: date(query.get('day')),
    against: date(query.get('against')),
    ...(page === 'administration' && item === 'audit' ? logOf(query) : { from: null, to: null, actor: null, action: null, sheet: start.sheet }),
    practice: page === 'governance' && query.has('sandbox'),
    back: page === 'sign-in' ? own(query.get('back')) : null,
  }
}

/** The address of a view: path and query, shortest form. `viewOf` gives the same view back. */
export function addressOf(view: View): string {
  const query = new URLSearchParams()
  const add = (name: string, value: string | number | null, absent: string | number | null) => {
    if (value !== null && value !== absent) query.set(name, String(value))
  }
  add('emergency', view.emergency, null)
  add('by', view.side, start.side)
  add('show', view.show, start.show)
  add('level', view.level, start.level)
  add('map', view.extent, start.extent)
  if (view.part) add('zoom', `${view.part.times}_${view.part.longitude}_${view.part.latitude}`, null)
  add('week', view.week, null)
  add('area', view.area, null)
  add('measure', view.measure, start.measure)
  add('day', view.day, null)
  add('against', view.against, null)
  if (view.page === 'administration' && view.item === 'audit') {
    add('from', view.from, null)
    add('to', view.to, null)
    add('actor', view.actor, null)
    add('action', view.action, null)
    add('sheet', view.sheet, start.sheet)
  }
  if (view.page === 'governance' && view.practice) add('sandbox', 1, null)
  if (view.page === 'sign-in') add('back', view.back, null)
  add('lang', view.language, start.language)
  const path = view.page === start.page ? '/' : `/${view.page}${view.item === null ? '' : `/${encodeURIComponent(view.item)}`}`
  return query.size === 0 ? path : `${path}?${query}`
}

/** What is looked for in the audit log. */
function logOf(query: URLSearchParams): Pick<View, 'from' | 'to' | 'actor' | 'action' | 'sheet'> {
  const sheet = Number(query.get('sheet'))
  return {
    from: date(query.get('from')), to: date(query.get('to')), actor: words(query.get('actor')), action: code(query.get('action')),
    sheet: Number.isInteger(sheet) && sheet >= 1 && sheet <= 1_000_000 ? sheet : start.sheet,
  }
}

function itemOf(page: string, item: string) {
  return ['releases', 'bulletins', 'methods', 'governance', 'administration'].includes(page) ? code(item) : null
}

function one<T>(allowed: readonly T[], value: unknown): T | null {
  return allowed.find((a) => a === value) ?? null
}

/** Ids of areas, emergencies, releases and pages. */
function code(text: string | null): string | null {
  return text !== null && /^[\p{L}\p{N}._-]{1,100}$/u.test(text) ? text : null
}

/** A part of the map: how many times larger, longitude, latitude. */
function placeOf(text: string | null): Place | null {
  if (text === null || !/^\d+(\.\d+)?(_-?\d+(\.\d+)?){2}$/.test(text)) return null
  const [times, longitude, latitude] = text.split('_').map(Number) as [number, number, number]
  return times > 1 && times <= most && Math.abs(longitude) <= 180 && Math.abs(latitude) <= 85 ? { times, longitude, latitude } : null
}

/** What somebody typed, on one line. */
function words(text: string | null): string | null {
  const line = text?.trim() ?? ''
  return line !== '' && line.length <= 100 && !/\p{C}/u.test(line) ? line : null
}

/** An address of this application: nobody is sent elsewhere by a link that somebody made. */
function own(address: string | null): string | null {
  return address !== null && /^\/(?![/\\])[\w\-./?=&%~:,+]{0,500}$/.test(address) && !address.startsWith('/sign-in') ? address : null
}

function date(text: string | null): string | null {
  if (text === null || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return null
  const day = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text) ? text : null
}

function plain(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return ''
  }
}
