import type { Page } from '@playwright/test'
import { open, test, expect } from './open'

// Kept beside this file: looked at when they were made, and compared since. They are of the demo with 3,000 SIMs that `.ci/run` makes;
// another country has other figures. The file comes first by its name, before others declare emergencies.
const wide = { width: 1280, height: 1400 }
const phone = { width: 360, height: 1400 }
const views: [name: string, address: string, size: typeof wide, role?: string][] = [
  ['situation', '/', wide], ['situation-urdu', '/?lang=ur', wide], ['situation-phone', '/', phone], ['situation-urdu-phone', '/?lang=ur', phone],
  ['situation-hosts', '/?by=host&show=share', wide], ['mobility', '/mobility', wide], ['mobility-phone', '/mobility?measure=abnormality', phone], ['releases', '/releases', wide], ['methods', '/methods/displaced-stock', wide], ['sign-in', '/sign-in', wide], ['sign-in-urdu', '/sign-in?lang=ur', phone],
  ['learn', '/learn', wide], ['learn-text', '/learn/A7', wide], ['learn-text-urdu-phone', '/learn/A7?lang=ur', phone], ['maturity-urdu', '/maturity?lang=ur', wide],
  ['data', '/data', wide, 'analyst'], ['emergencies', '/emergencies', wide, 'steward'], ['emergencies-urdu', '/emergencies?lang=ur', phone, 'steward'],
  ['bulletins', '/bulletins', wide, 'analyst'], ['bulletins-urdu', '/bulletins?lang=ur', wide, 'analyst'],
  ['governance', '/governance/stakeholders?sandbox', wide, 'analyst'],
]

// Moments and the hash at an id's end are of this run: a wider letter or month breaks the line elsewhere on a phone and moves all below it.
async function sameWidths(page: Page) {
  await page.evaluate(() => {
    for (const time of document.querySelectorAll('time')) time.textContent = '1 May 2026, 00:00'
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let text = texts.nextNode(); text; text = texts.nextNode()) text.textContent = (text.textContent ?? '').replace(/\b(?=[a-f]*\d)[0-9a-f]{7,}\b/g, '00000000')
  })
}

test.describe('appearance', () => {
  test.skip(!process.env['TIDELINE_PICTURES'], 'TIDELINE_PICTURES is not set: they hold for the demo with 3,000 SIMs alone')
  for (const [name, address, size, role] of views) {
    test(`${name} looks as it did`, async ({ page, as }) => {
      if (role) await as(role)
      await page.setViewportSize(size)
      await open(page, address)
      await sameWidths(page)
      // What is of this run: moments, ids with the version of the code, jobs that other tests asked for.
      await expect(page).toHaveScreenshot(`${name}.png`, { mask: [page.locator('time, code, .job')] })
    })
  }

  test('the situation prints as it did', async ({ page }) => {
    await page.setViewportSize({ width: 794, height: 1123 })
    await open(page, '/')
    await sameWidths(page)
    await page.emulateMedia({ media: 'print' })
    await expect(page).toHaveScreenshot('situation-print.png', { fullPage: true })
  })
})
