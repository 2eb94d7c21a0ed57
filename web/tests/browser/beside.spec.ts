import { readFileSync } from 'node:fs'
import { fitsPhone, passesAxe, walksByKeyboard } from './checks'
import { expect, open, test } from './open'

for (const language of ['en', 'ur'] as const) {
  test(`counts of others beside the release in ${language}: no fault that axe can find, fits a phone`, async ({ page, as }) => {
    await as('analyst')
    await open(page, `/beside?level=1&lang=${language}`)
    await expect(page.locator('table').first()).toBeVisible()
    await expect(page.locator('svg.ranges').first()).toBeVisible()
    await fitsPhone(page)
    await passesAxe(page)
  })
}

test('concepts stay apart: a source is chosen by keyboard, and another concept has no chart', async ({ page, as }) => {
  await as('analyst')
  await open(page, '/beside?level=1')
  const source = page.locator('.source select')
  await expect(source.locator('option')).toHaveCount(2)
  await expect(page.locator('svg.ranges').first()).toBeVisible()
  await source.focus()
  await page.keyboard.press('ArrowDown')
  await expect(page.getByText('The ratio compares unlike things.')).toBeVisible()
  await expect(page.locator('svg.ranges')).toHaveCount(0)
})

test('counts of others can be walked through by keyboard', async ({ page, as }) => {
  await as('analyst')
  await open(page, '/beside?level=1')
  await expect(page.locator('svg.ranges').first()).toBeVisible()
  await walksByKeyboard(page)
})

test('a threshold changes whom teams are sent to, and tables are taken away', async ({ page, as }) => {
  await as('analyst')
  await open(page, '/beside?level=1')
  await page.getByLabel('More people than').selectOption('500')
  await expect(page.getByRole('columnheader', { name: 'More than 500' }).or(page.getByText('was counted in the last 30 days'))).toBeVisible()
  const saved = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Every comparison (CSV)' }).click()
  const file = await (await saved).path()
  expect(readFileSync(file, 'utf8')).toContain('same concept')
})

for (const [file, language] of [['joint-bulletin', 'en'], ['joint-bulletin', 'ur'], ['triangulation', 'en'], ['triangulation', 'ur']] as const) {
  test(`the page ${file} in ${language} has no fault that axe can find, and fits a phone`, async ({ page, as, baseURL }) => {
    await as('analyst')
    const releases = await (await page.request.get(`${baseURL}/api/v1/releases`)).json() as { id: string; state: string }[]
    const release = releases.find((r) => r.state === 'published')!.id
    const html = await (await page.request.get(`${baseURL}/api/v1/releases/${release}/${file}.html?lang=${language}`)).text()
    // It may run no script where it is served: here the same page stands alone.
    await page.route('**/alone', (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: html }))
    await page.goto('/alone')
    await expect(page.locator('html')).toHaveAttribute('lang', language)
    await passesAxe(page)
    await fitsPhone(page)
  })
}
