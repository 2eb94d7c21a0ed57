/** What a composer chose; the figures are the release's. `area`: the province that it is for; null: everything. */
export interface Composition { language: string; parts: readonly string[]; from: string | null; area: string | null; title: string; lead: string }

/** The address of the bulletin, without the API's root. The same choice gives the same address. */
export function bulletinPath(release: string, ending: 'html' | 'pdf', choice: Composition, allParts: readonly string[], download = false): string {
  const query = new URLSearchParams({ lang: choice.language })
  if (choice.parts.length < allParts.length) query.set('parts', allParts.filter((p) => choice.parts.includes(p)).join(','))
  if (choice.from !== null) query.set('from', choice.from)
  if (choice.area !== null) query.set('area', choice.area)
  if (choice.title.trim() !== '') query.set('title', choice.title.trim())
  if (choice.lead.trim() !== '') query.set('lead', choice.lead.trim())
  if (download) query.set('download', 'true')
  return `/releases/${encodeURIComponent(release)}/bulletin.${ending}?${query}`
}
