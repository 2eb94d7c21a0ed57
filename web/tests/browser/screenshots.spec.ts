import { mkdirSync } from 'node:fs'
import { open, test } from './open'

// Pictures for the eye, not compared: TIDELINE_SHOTS names the folder that they go to.
const folder = process.env['TIDELINE_SHOTS']
const views: [name: string, address: string, width: number][] = [
  ['situation', '/', 1280], ['situation-host', '/?by=host', 1280], ['situation-share', '/?show=share&level=3', 1280], ['situation-phone', '/', 360], ['situation-urdu', '/?lang=ur', 1280],
  ['situation-urdu-phone', '/?lang=ur', 360], ['mobility', '/mobility?measure=abnormality', 1280], ['mobility-phone', '/mobility', 360],
  ['releases', '/releases', 1280], ['methods', '/methods/displaced-stock', 1280], ['sign-in', '/sign-in', 1280], ['sign-in-urdu', '/sign-in?lang=ur', 1280],
]

test.describe('pictures', () => {
  test.skip(!folder, 'TIDELINE_SHOTS is not set')
  for (const [name, address, width] of views) {
    test(name, async ({ page }) => {
      mkdirSync(folder!, { recursive: true })
      await page.setViewportSize({ width, height: 900 })
      await open(page, address)
      await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true })
    })
  }

  test('print', async ({ page }) => {
    mkdirSync(folder!, { recursive: true })
    await open(page, '/')
    await page.pdf({ path: `${folder}/situation.pdf`, preferCSSPageSize: true, printBackground: true })
  })
})
