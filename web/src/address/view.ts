import type { Place } from '../map/zoom'

/** Everything that decides what a page shows, apart from the data. The address holds all of it and nothing else does. */
export interface View {
  page: Page
  /** A release's id (releases, bulletins), a page of the methods or a part of the administration; null where the page has no item. */
  item: string | null
  language: Language
  /** Null: the newest. */
  emergency: string | null
  side: Side
  show: Show
  level: Level
  extent: Extent
  /** What part of the map is shown; null: the whole. */
  part: Place | null
  /** First day of the week; null: the last week. */
  week: string | null
  area: string | null
  measure: Measure
  /** A local day; null: the last day. */
  day: string | null
  /** The day to compare with; null: none. */
  against: string | null
  /** Of the audit log: first and last day that is looked for; null: from the beginning, to the end. */
  from: string | null
  to: string | null
  /** Of the audit log: the account, key or program that did it. */
  actor: string | null
  /** Of the audit log: what was done. */
  action: string | null
  /** Of the audit log: which page of its lines, counted from 1. */
  sheet: number
  /** Of the governance desk: whether people practise on what belongs to nobody. */
  practice: boolean
  /** Of the sign-in page: the address that was asked for; null: the situation. */
  back: string | null
}

export const pages =
  ['situation', 'mobility', 'beside', 'data', 'releases', 'bulletins', 'emergencies', 'methods', 'governance', 'administration', 'account', 'sign-in'] as const
export const languages = ['en', 'ur'] as const
export const sides = ['home', 'host'] as const
export const extents = ['near', 'all'] as const
export const shows = ['people', 'share'] as const
export const levels = [1, 2, 3] as const
export const measures = ['present_population', 'residents', 'abnormality', 'trips'] as const

export type Page = (typeof pages)[number]
export type Language = (typeof languages)[number]
/** Displaced people are counted where they lived (home) or where they stay (host). */
export type Side = (typeof sides)[number]
/** The map shows the areas that matter, or the whole country. */
export type Extent = (typeof extents)[number]
/** People as circles, or a share as colour. */
export type Show = (typeof shows)[number]
export type Level = (typeof levels)[number]
export type Measure = (typeof measures)[number]

export const start: View = {
  page: 'situation', item: null, language: 'en', emergency: null, side: 'home', show: 'people', level: 2, extent: 'near', part: null, week: null, area: null,
  measure: 'present_population', day: null, against: null, from: null, to: null, actor: null, action: null, sheet: 1, practice: false, back: null,
}
