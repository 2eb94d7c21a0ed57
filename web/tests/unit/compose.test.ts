import { describe, expect, it } from 'vitest'
import { bulletinPath } from '../../src/bulletins/query'
import { cornerOf, polygonOf, ringsOf, suggestedId } from '../../src/emergencies/footprint'

describe('the address of a bulletin', () => {
  const parts = ['headline', 'map', 'caveats']
  const choice = { language: 'en', parts, from: null, area: null, title: '', lead: '' }
  it('names no parts where all are chosen', () => expect(bulletinPath('r-1', 'html', choice, parts)).toBe('/releases/r-1/bulletin.html?lang=en'))
  it('names parts in their order', () => expect(bulletinPath('r-1', 'pdf', { ...choice, parts: ['caveats', 'map'] }, parts)).toContain('parts=map%2Ccaveats'))
  it('names the province that it is for', () => expect(bulletinPath('r-1', 'html', { ...choice, area: 'DY03' }, parts)).toContain('area=DY03'))
  it('names no part at all where none is chosen', () => expect(bulletinPath('r-1', 'pdf', { ...choice, parts: [] }, parts)).toContain('parts='))
  it('keeps what was written', () => {
    const query = new URLSearchParams(bulletinPath('r-1', 'html', { ...choice, title: ' A & B ', lead: 'سڑکیں بند ہیں', from: '2025-09-01' }, parts, true).split('?')[1])
    expect(Object.fromEntries(query)).toEqual({ lang: 'en', title: 'A & B', lead: 'سڑکیں بند ہیں', from: '2025-09-01', download: 'true' })
  })
})

describe('a footprint', () => {
  it('needs three corners', () => expect(polygonOf([[68, 27], [69, 27]])).toBeNull())
  it('is closed', () => expect(polygonOf([[68.12345678, 27], [69, 27], [69, 28]])).toEqual({ type: 'Polygon', coordinates: [[[68.1235, 27], [69, 27], [69, 28], [68.1235, 27]]] }))
  it('is read from collections, features and geometries', () => {
    const polygon = polygonOf([[68, 27], [69, 27], [69, 28]])
    for (const given of [polygon, { type: 'Feature', properties: {}, geometry: polygon }, { type: 'FeatureCollection', features: [{ type: 'Feature', properties: {}, geometry: polygon }] }]) {
      expect(ringsOf(JSON.stringify(given))).toEqual([[[68, 27], [69, 27], [69, 28], [68, 27]]])
    }
  })
  it.each(['', 'null', '[]', '{"type":"Point","coordinates":[1,2]}', '{"type":"Polygon","coordinates":[]}', '{"type":"Polygon","coordinates":[[[1],[2],[3],[1]]]}', '{"type":"Polygon","coordinates":[[["a","b"],["a","b"],["a","b"],["a","b"]]]}'])(
    'is not read from %s', (text) => expect(ringsOf(text)).toBeNull())
  it.each([['68,5', '27.25', [68.5, 27.25]], ['', '27', null], ['200', '27', null], ['68', 'north', null]])('a corner typed as %s and %s', (x, y, corner) => expect(cornerOf(x, y)).toEqual(corner))
})

describe('the id that is suggested', () => {
  it('is hazard and year', () => expect(suggestedId('flood', '2025-08-26', [])).toBe('flood-2025'))
  it('is none that stands', () => expect(suggestedId('flood', '2025-08-26', ['flood-2025', 'flood-2025-2'])).toBe('flood-2025-3'))
  it('waits for the onset', () => expect(suggestedId('flood', '', [])).toBe(''))
})
