import AxeBuilder from '@axe-core/playwright'
import { addresses, expect, open, test } from './open'

for (const language of ['en', 'ur']) {
  for (const address of addresses) {
    test(`${address} in ${language} has no fault that axe can find`, async ({ page }) => {
      await open(page, `${address}${address.includes('?') ? '&' : '?'}lang=${language}`)
      await page.evaluate(() => document.querySelectorAll('details').forEach((d) => { d.open = true }))
      const found = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze()
      expect(found.violations.map((v) => `${v.id}: ${v.nodes.slice(0, 3).map((n) => n.html.slice(0, 160)).join(' | ')}`)).toEqual([])
    })
  }
}
