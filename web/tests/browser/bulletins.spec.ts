import type { Page } from '@playwright/test'
import { fitsPhone, passesAxe } from './checks'
import { expect, open, test } from './open'

/** The address of what the preview shows, once it shows something. */
async function shown(page: Page): Promise<string> {
  const frame = page.locator('.preview iframe')
  await expect(frame).toBeVisible()
  return (await frame.getAttribute('src'))!
}

for (const [language, direction] of [['en', 'ltr'], ['ur', 'rtl']] as const) {
  test(`what the preview shows in ${language} has no fault that axe can find, and fits a phone`, async ({ page, as, baseURL }) => {
    await as('analyst')
    await open(page, '/bulletins')
    await page.locator('.compose input[type=text]').fill('For the provincial meeting')
    await page.locator('.compose textarea').fill('Two districts wait for boats.\nThe road to the east is open.')
    await page.locator('.compose .choice input').nth(language === 'en' ? 0 : 1).check()
    await expect(page.locator('.preview iframe')).toHaveAttribute('src', /title=For/)
    await expect(page.locator('.preview iframe')).toHaveAttribute('src', new RegExp(`lang=${language}`))
    const answer = await page.request.get(baseURL + await shown(page))
    const html = await answer.text()
    // In the frame it may run no script, so that axe cannot look at it there: here the same page stands alone.
    await page.route('**/alone', (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: html }))
    await page.goto('/alone')
    await expect(page.locator('html')).toHaveAttribute('lang', language)
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).direction)).toBe(direction)
    await expect(page.getByText('Two districts wait for boats.')).toBeVisible()
    await passesAxe(page)
    await fitsPhone(page)
  })
}

test('the keyboard goes past the preview', async ({ page, as }) => {
  await as('analyst')
  await open(page, '/bulletins')
  await shown(page)
  const past = page.getByRole('link', { name: 'Past the preview' })
  await past.focus()
  await expect(past).toBeInViewport()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Open it as a page of its own' })).toBeFocused()
  await page.keyboard.press('Tab')
  await expect(page.locator('footer a').first()).toBeFocused()
})
