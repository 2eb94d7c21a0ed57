import { open, test, expect } from './open'

// Kept beside this file: looked at when they were made, and compared since. They are of the demo with 3,000 SIMs that `.ci/run` makes;
// another country has other figures. The file comes first by its name, before others declare emergencies.
const wide = { width: 1280, height: 1400 }
const phone = { width: 360, height: 1400 }
const views: [name: string, address: string, size: typeof wide, role?: string][] = [
  ['situation', '/', wide], ['situation-urdu', '/?lang=ur', wide], ['situation-phone', '/', phone], ['situation-urdu-phone', '/?lang=ur', phone],
  ['situation-hosts', '/?by=host&show=share', wide], ['mobility', '/mobility', wide], ['mobility-phone', '/mobility?measure=abnormality', phone], ['releases', '/releases', wide], ['methods', '/methods/displaced-stock', wide], ['sign-in', '/sign-in', wide], ['sign-in-urdu', '/sign-in?lang=ur', phone],
  ['data', '/data', wide, 'analyst'], ['emergencies', '/emergencies', wide, 'steward'], ['emergencies-urdu', '/emergencies?lang=ur', phone, 'steward'],
  ['bulletins', '/bulletins', wide, 'analyst'], ['bulletins-urdu', '/bulletins?lang=ur', wide, 'analyst'],
]

test.describe('appearance', () => {
  test.skip(!process.env['TIDELINE_PICTURES'], 'TIDELINE_PICTURES is not set: they hold for the demo with 3,000 SIMs alone')
  for (const [name, address, size, role] of views) {
    test(`${name} looks as it did`, async ({ page, as }) => {
      if (role) await as(role)
      await page.setViewportSize(size)
      await open(page, address)
      // What is of this run: moments, ids with the version of the code, jobs that other tests asked for.
      await expect(page).toHaveScreenshot(`${name}.png`, { mask: [page.locator('time, code, .job')] })
    })
  }

  test('the situation prints as it did', async ({ page }) => {
    await page.setViewportSize({ width: 794, height: 1123 })
    await open(page, '/')
    await page.emulateMedia({ media: 'print' })
    await expect(page).toHaveScreenshot('situation-print.png', { fullPage: true })
  })
})
