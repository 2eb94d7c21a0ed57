import { describe, expect, it } from 'vitest'
import { addressOf, viewOf } from '../../src/address/address'
import { extents, languages, levels, measures, pages, shows, sides, start, type View } from '../../src/address/view'
import { pick, randomFrom } from './random'

const read = (address: string) => viewOf(new URL(address, 'http://tideline.test'))

describe('the address', () => {
  it('of the start is the root', () => expect(addressOf(start)).toBe('/'))

  it('gives every view back', () => {
    const random = randomFrom(7)
    const days = [null, '2025-09-01', '2024-02-29']
    for (let i = 0; i < 500; i++) {
      const page = pick(random, pages)
      const item = ['releases', 'bulletins', 'methods', 'governance', 'administration'].includes(page) ? pick(random, [null, 'flood-2025-2025-10-12-087781e3', 'audit']) : null
      const view: View = {
        page, item,
        language: pick(random, languages), emergency: pick(random, [null, 'flood-2025']), side: pick(random, sides), show: pick(random, shows),
        level: pick(random, levels), extent: pick(random, extents), part: pick(random, [null, { times: 2.5, longitude: 67.1, latitude: -27.456789 }]), week: pick(random, days), area: pick(random, [null, 'DY0307', 'ضلع']),
        measure: pick(random, measures), day: pick(random, days), against: pick(random, days),
        ...(page === 'administration' && item === 'audit'
          ? { from: pick(random, days), to: pick(random, days), actor: pick(random, [null, 'khan', 'key:1a2b3c4d', 'صائمہ خان']), action: pick(random, [null, 'login_refused']), sheet: pick(random, [1, 7]) }
          : { from: null, to: null, actor: null, action: null, sheet: 1 }),
        practice: page === 'governance' && pick(random, [true, false]),
        back: page === 'sign-in' ? pick(random, [null, '/', '/releases/flood-2025-2025-10-12-087781e3?lang=ur', '/administration/audit']) : null,
      }
      expect(read(addressOf(view))).toEqual(view)
    }
  })

  it.each(['/nowhere', '/?level=9&by=both&show=everything', '/?week=2025-02-30', '/?week=tomorrow&day=20250901', '/?area=%3Cscript%3E', '/?zoom=2_200_10', '/?zoom=1e9_67_27', '/?zoom=0_67_27', '/%E0%A4%A'])('that cannot be read is the start: %s', (address) => {
    expect(read(address)).toEqual(start)
  })

  it.each(['https://elsewhere.example/', '//elsewhere.example', '/\\\\elsewhere.example', 'javascript:alert(1)', '/sign-in?back=/'])('leads from signing in back to this application alone: %s', (back) => {
    expect(read(`/sign-in?back=${encodeURIComponent(back)}`).back).toBeNull()
  })

  it('keeps a date that the data may lack, so that the page can say so', () => expect(read('/?week=1999-01-04').week).toBe('1999-01-04'))
})
