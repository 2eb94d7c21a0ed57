import { accounts, roles } from './accounts'
import { inLanguage } from './addresses'
import { fitsPhone, passesAxe, walksByKeyboard } from './checks'
import { expect, open, settled, test } from './open'

// Nothing in these depends on who reads them; they are tried without an account, the campus by campus.spec.
const sameForAll = ['/', '/mobility', '/methods', '/learn']

// What shows the same to two roles is looked at once.
const looked = new Set<string>()

for (const role of roles) {
  test(`${role}: every page that the navigation offers opens for the role, in both languages, on a phone and by keyboard`, async ({ page, as }) => {
    test.setTimeout(300_000)
    await as(role)
    await open(page, '/')
    await expect(page.locator('header').getByText(accounts[role]!.name, { exact: true })).toBeVisible()
    const offered = await page.locator('header a[href^="/"]').evaluateAll((links) => links.map((a) => new URL((a as HTMLAnchorElement).href)).filter((u) => !u.searchParams.has('lang')).map((u) => u.pathname))
    const opened = new Set(sameForAll)
    for (const address of offered) {
      if (opened.has(address)) continue
      opened.add(address)
      await open(page, address)
      await expect(page.getByRole('heading', { level: 1 }), address).toBeVisible()
      // Parts of a page, such as a release or a section, are one step further.
      const parts = await page.locator(`main a[href^="${address}/"]`).evaluateAll((links) => links.map((a) => new URL((a as HTMLAnchorElement).href).pathname))
      for (const part of [address, ...parts.filter((p) => !opened.has(p)).slice(0, 8)]) {
        opened.add(part)
        for (const language of ['en', 'ur']) {
          await open(page, inLanguage(part, language))
          await expect(page.locator('html')).toHaveAttribute('lang', language)
          const content = await page.locator('main').innerHTML()
          if (looked.has(content)) continue
          looked.add(content)
          await fitsPhone(page)
          if (language === 'en') await walksByKeyboard(page)
          await passesAxe(page)
        }
      }
    }
  })
}

test('an analyst reads what the feeds delivered, and a viewer is told that the role does not allow it', async ({ page, as, baseURL }) => {
  await as('analyst')
  await open(page, '/data')
  await expect(page.getByRole('heading', { name: 'Data', exact: true })).toBeVisible()
  await expect(page.locator('main .cards .value').first()).toHaveText(/\d/)
  const own = await page.request.get(`${baseURL}/api/v1/data`)
  expect(own.ok()).toBe(true)
  await page.context().clearCookies()
  await as('viewer')
  await open(page, '/data')
  await expect(page.getByRole('alert').first()).toBeVisible()
  await expect(page.locator('main .cards')).toHaveCount(0)
})

test('the published release stands with both signatures, its checks and its files, which are what their hashes say', async ({ page, baseURL }) => {
  await open(page, '/releases')
  const row = page.locator('main tbody tr').filter({ hasText: 'Published' }).first()
  await expect(row).toContainText('Darya Mobile')
  await expect(row).toContainText('Darya Disaster Authority')
  await row.getByRole('link').click()
  await settled(page)
  await expect(page.locator('.result.pass').first()).toBeVisible()
  const files = page.locator('.files li')
  const { createHash } = await import('node:crypto')
  for (const file of await files.all()) {
    const address = await file.getByRole('link').getAttribute('href')
    const answer = await page.request.get(baseURL + address!)
    expect(createHash('sha256').update(await answer.body()).digest('hex')).toBe(await file.locator('code').innerText())
  }
})

test('the bulletin opens as a page of its own, styled, and may ask nothing', async ({ page }) => {
  await open(page, '/')
  await page.getByText('Downloads', { exact: true }).click()
  const opens = page.waitForEvent('popup')
  await page.locator('.downloads a[href$="bulletin.html"]').click()
  const bulletin = await opens
  await bulletin.waitForLoadState()
  await expect(bulletin.locator('h1')).toBeVisible()
  // Its own style sheet is let through: without it the page has the browser's margin.
  expect(await bulletin.locator('svg').first().evaluate((svg) => svg.getBoundingClientRect().width)).toBeGreaterThan(100)
  expect(await bulletin.evaluate(() => document.styleSheets.length)).toBeGreaterThan(0)
})
