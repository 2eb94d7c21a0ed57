import { fitsPhone, passesAxe } from './checks'
import { expect, open, test } from './open'

// A demo has no layers: the API is answered for here, as tests/Tideline.Server.Tests/Layers holds that it does.
const layers = [
  { id: 'bridges', kind: 'damage', name: 'Damaged bridges', names: { ur: 'ٹوٹے پل' }, source: 'Road authority', asOf: '2025-10-06', features: 2 },
  { id: 'roads', kind: 'access', name: 'Closed roads', source: 'Road authority', asOf: '2025-10-08', features: 1 },
  { id: 'damaged-file', kind: 'damage', name: 'Houses', source: 'Survey', asOf: '2025-10-01', features: 0 },
]
const features = (...geometries: object[]) => ({ type: 'FeatureCollection', features: geometries.map((geometry, i) => ({ type: 'Feature', properties: { label: `Place ${i + 1}` }, geometry })) })

for (const language of ['en', 'ur'] as const) {
  test(`damage and access are drawn over the map, kept in the address and told in words, in ${language}`, async ({ page }) => {
    await page.route('**/api/v1/layers', (route) => route.fulfill({ json: layers }))
    await page.route('**/api/v1/layers/bridges', (route) => route.fulfill({ json: features({ type: 'Point', coordinates: [62, 31] }, { type: 'Polygon', coordinates: [[[61, 30], [63, 30], [63, 32], [61, 30]]] }) }))
    await page.route('**/api/v1/layers/roads', (route) => route.fulfill({ json: features({ type: 'LineString', coordinates: [[60, 30], [64, 33]] }) }))
    await open(page, `/?lang=${language}`)
    await expect(page.locator('.layers input')).toHaveCount(3)
    await expect(page.locator('.layers input').nth(2)).toBeDisabled()
    await expect(page.locator('.map .layer')).toHaveCount(0)

    await page.locator('.layers input').first().focus()
    await page.keyboard.press('Space')
    await expect(page.locator('.map .layer.damage .sign')).toHaveCount(1)
    await page.locator('.layers input').nth(1).check()
    await expect(page.locator('.map .layer.access .line')).toHaveCount(1)
    expect(new URL(page.url()).searchParams.get('layers')).toBe('bridges,roads')
    await page.locator('.layers details').first().evaluate((d: HTMLDetailsElement) => { d.open = true })
    await expect(page.locator('.layers details li').first()).toHaveText('Place 1')

    await passesAxe(page)
    await fitsPhone(page)
    await page.reload()
    await expect(page.locator('.map .layer')).toHaveCount(2)
  })
}
