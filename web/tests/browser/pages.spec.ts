import { expect, firstArea, open, test } from './open'

test('the legend always lists every mark with its number of areas', async ({ page }) => {
  await open(page, '/')
  const counts = await page.locator('.legend .statuses .count').allInnerTexts()
  expect(counts).toHaveLength(7)
  expect(counts.reduce((sum, n) => sum + Number(n), 0)).toBe(await page.locator('.map svg .area').first().locator('xpath=..').locator('.area').count())
})

test('a hidden figure is never 0', async ({ page }) => {
  await open(page, '/?level=3')
  const rows = await page.locator('.ranked tbody tr').evaluateAll((trs) => trs.map((tr) => (tr as HTMLElement).innerText.replace(/\s+/g, ' ')))
  for (const row of rows.filter((r) => /Suppressed|Not observable/.test(r))) expect(row).not.toMatch(/\d/)
})

test('an area is chosen by table, shown on the map and kept in the address', async ({ page }) => {
  await open(page, '/')
  const name = await firstArea(page)
  await page.locator('.ranked').getByRole('button', { name, exact: true }).click()
  await expect(page).toHaveURL(/area=/)
  await expect(page.locator('.map').first().locator('[aria-pressed=true]')).toHaveAttribute('aria-label', new RegExp(`^${name}:`))
  await expect(page.getByRole('heading', { name: `Week by week: ${name}` })).toBeVisible()
  await page.reload()
  await expect(page.getByRole('heading', { name: `Week by week: ${name}` })).toBeVisible()
})

test('an area is found by typing', async ({ page }) => {
  await open(page, '/')
  const name = await firstArea(page)
  const picker = page.locator('.picker').getByRole('combobox')
  await picker.fill(name.slice(0, 4).toLowerCase())
  await expect(page.getByRole('listbox')).toBeVisible()
  await picker.fill(name)
  await picker.press('ArrowDown')
  await expect(picker).toHaveAttribute('aria-activedescendant', /-0$/)
  await picker.press('Enter')
  await expect(page.locator('.subject h3')).toContainText(name)
})

test('arrow keys lead over the map and Enter opens an area', async ({ page }) => {
  await open(page, '/?map=all')
  const entry = page.locator('.map').first().locator('.area[tabindex="0"]')
  await expect(entry).toHaveCount(1)
  await entry.focus()
  const first = await page.evaluate(() => document.activeElement!.getAttribute('data-area'))
  for (const key of ['ArrowDown', 'ArrowRight', 'ArrowUp', 'ArrowLeft', 'ArrowDown']) await page.keyboard.press(key)
  const second = await page.evaluate(() => document.activeElement!.getAttribute('data-area'))
  expect(second).not.toBeNull()
  await page.keyboard.press('ArrowDown')
  const third = await page.evaluate(() => document.activeElement!.getAttribute('data-area'))
  expect([first, second]).not.toEqual([third, third])
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(new RegExp(`area=${third}`))
})

test('the week is moved by keyboard, and Back leaves the page', async ({ page }) => {
  await open(page, '/releases')
  await page.getByRole('navigation').getByRole('link', { name: 'Situation' }).click()
  const slider = page.getByRole('slider', { name: /Week/ })
  await slider.focus()
  const before = await page.locator('.lead').innerText()
  await slider.press('ArrowLeft')
  await expect(page).toHaveURL(/week=/)
  await expect(page.locator('.lead')).not.toHaveText(before)
  await page.goBack()
  await expect(page).toHaveURL(/releases/)
})

test('a week that the data lack shows no figure and says why', async ({ page }) => {
  await open(page, '/?week=1999-01-04')
  await expect(page.getByText('not in the release')).toBeVisible()
  await expect(page.locator('.map').first().locator('circle.people')).toHaveCount(0)
})

test('two days are compared, and a change is named only where intervals allow', async ({ page }) => {
  await open(page, '/mobility')
  await page.getByLabel('Compare with an earlier period').check()
  await expect(page).toHaveURL(/against=/)
  await expect(page.locator('.ranked tbody tr').first()).toBeVisible()
  await expect(page.locator('.legend')).toContainText('(ordinary)')
})

test('Urdu is right to left, with its own fonts, and time still runs to the right', async ({ page }) => {
  await open(page, '/?lang=ur')
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl')
  expect(await page.evaluate(() => document.fonts.check('16px "Noto Nastaliq Urdu"', 'سیلاب'))).toBe(true)
  await expect(page.locator('.slider .track').first()).toHaveAttribute('dir', 'ltr')
})

test('English loads no Arabic font', async ({ page }) => {
  const asked: string[] = []
  page.on('request', (r) => asked.push(r.url()))
  await open(page, '/')
  expect(asked.filter((u) => /arabic|urdu|nastaliq/i.test(u))).toEqual([])
})

test('the figures stay where the server goes away', async ({ page, context }) => {
  await open(page, '/')
  await context.setOffline(true)
  await page.getByRole('slider').first().press('ArrowLeft')
  await expect(page.locator('.lead')).toBeVisible()
  await page.getByRole('radio', { name: 'Host' }).check()
  await expect(page.locator('.map figcaption, figcaption').first()).toContainText('stay here')
  await context.setOffline(false)
})

test('a province has a page of its own: its total, its areas, its map, in an address that can be sent', async ({ page }) => {
  await open(page, '/?level=2')
  const rows = page.locator('.ranked tbody tr')
  const all = await rows.count()
  await page.locator('.for-province select').selectOption({ index: 1 })
  const province = await page.locator('.for-province option').nth(1).innerText()
  await expect(page.locator('h1')).toContainText(province)
  await expect.poll(() => rows.count()).toBeLessThan(all)
  const code = new URL(page.url()).searchParams.get('province')
  expect(code).not.toBeNull()
  await page.waitForLoadState('networkidle')
  await page.reload()
  await expect(page.locator('h1')).toContainText(province)
  await page.locator('.for-province select').selectOption('')
  await expect.poll(() => rows.count()).toBe(all)
})
