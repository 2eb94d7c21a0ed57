import { addresses, inLanguage } from './addresses'
import { fitsPhone, passesAxe, walksByKeyboard } from './checks'
import { expect, open, test } from './open'

for (const address of addresses) {
  for (const language of ['en', 'ur']) {
    test(`${address} in ${language} has no fault that axe can find, and fits a phone`, async ({ page }) => {
      await open(page, inLanguage(address, language))
      await expect(page.locator('html')).toHaveAttribute('lang', language)
      await fitsPhone(page)
      await passesAxe(page)
    })
  }
}

for (const address of addresses) {
  test(`${address} can be walked through by keyboard`, async ({ page }) => {
    await open(page, address)
    await walksByKeyboard(page)
  })
}
