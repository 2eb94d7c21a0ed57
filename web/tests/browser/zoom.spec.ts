import type { Locator, Page } from '@playwright/test'
import { passesAxe, walksByKeyboard } from './checks'
import { expect, open, test } from './open'

const areas = (page: Page) => page.locator('.map-figure .map svg .area')
const width = async (of: Locator) => (await of.boundingBox())!.width
const zoomIn = (page: Page) => page.getByRole('group', { name: 'Part of the map' }).first().getByRole('button', { name: 'Larger' })
/** Letters keep their size, whatever the map has; so do circles and textures. */
const letters = (page: Page) => page.locator('.map-figure .map svg text').first().getAttribute('font-size')

test('buttons make the smallest area wide enough to hit, and the address keeps what is shown', async ({ page }) => {
  await open(page, '/?level=3&map=all')
  const widths = await areas(page).evaluateAll((all) => all.map((a) => a.getBoundingClientRect().width))
  const smallest = areas(page).nth(widths.indexOf(Math.min(...widths)))
  const before = await width(smallest)
  await smallest.dispatchEvent('click')
  const size = await letters(page)
  await zoomIn(page).click()
  await zoomIn(page).click()
  await zoomIn(page).click()
  await expect.poll(() => width(smallest), { message: 'its line counts too, which does not grow' }).toBeGreaterThan(before * 6.5)
  expect(await letters(page)).toBe(size)
  await expect(page.getByRole('status').filter({ hasText: '8.0 times larger' })).toHaveCount(1)
  await expect(page).toHaveURL(/zoom=8_/)
  const box = (await smallest.boundingBox())!
  await page.reload()
  await expect.poll(async () => Math.abs((await smallest.boundingBox())!.x - box.x)).toBeLessThan(1.5)
  await page.locator('.map-figure .zoom').getByRole('button', { name: 'Whole map' }).click()
  await expect(page).not.toHaveURL(/zoom=/)
  await expect(zoomIn(page)).toBeFocused()
  expect(await width(smallest)).toBeCloseTo(before, 0)
})

test('keys make it larger around the area that has the focus, and arrows bring the next one into view', async ({ page }) => {
  await open(page, '/?level=3&map=all')
  await areas(page).first().focus()
  await page.keyboard.press('ArrowRight')
  for (const key of ['+', '+', '+', '+']) await page.keyboard.press(key)
  const seen = () => page.evaluate(() => {
    const [a, s] = [document.activeElement!.getBoundingClientRect(), document.activeElement!.closest('svg')!.getBoundingClientRect()]
    return a.right > s.left && a.left < s.right && a.bottom > s.top && a.top < s.bottom
  })
  expect(await seen()).toBe(true)
  for (const key of ['ArrowRight', 'ArrowDown', 'ArrowLeft', 'ArrowUp', 'ArrowUp']) {
    await page.keyboard.press(key)
    expect(await seen(), key).toBe(true)
  }
  await page.keyboard.press('0')
  await expect(page.locator('.map-figure .zoom').getByRole('button', { name: 'Whole map' })).toHaveCount(0)
})

test('the wheel alone scrolls the page; with Ctrl it makes the map larger under the pointer; a drag moves it and is no click', async ({ page }) => {
  await open(page, '/')
  const map = page.locator('.map-figure .map svg')
  await map.scrollIntoViewIfNeeded()
  const box = (await map.boundingBox())!
  await page.mouse.move(box.x + box.width / 3, box.y + box.height / 3)
  await page.mouse.wheel(0, -100)
  await expect(page.locator('.map-figure .zoom').getByRole('button', { name: 'Whole map' })).toHaveCount(0)
  await map.scrollIntoViewIfNeeded()
  const now = (await map.boundingBox())!
  await page.mouse.move(now.x + now.width / 3, now.y + now.height / 3)
  await page.keyboard.down('Control')
  for (let i = 0; i < 4; i++) await page.mouse.wheel(0, -80)
  await page.keyboard.up('Control')
  await expect(page).toHaveURL(/zoom=/)
  const address = page.url()
  const first = areas(page).first()
  const before = (await first.boundingBox())!
  await page.mouse.down()
  await page.mouse.move(now.x + now.width / 3 - 60, now.y + now.height / 3 - 40, { steps: 6 })
  await page.mouse.up()
  const after = (await first.boundingBox())!
  expect(before.x - after.x).toBeCloseTo(60, -1)
  await expect(page).not.toHaveURL(address)
  await expect(page).not.toHaveURL(/area=/)
  await page.mouse.click(now.x + now.width / 2, now.y + now.height / 2)
  await expect(page).toHaveURL(/area=/)
})

test('two fingers make it larger, and one moves it then', async ({ browser, baseURL }) => {
  const context = await browser.newContext({ baseURL: baseURL!, hasTouch: true, viewport: { width: 400, height: 800 } })
  const page = await context.newPage()
  await open(page, '/')
  const map = page.locator('.map-figure .map svg')
  await map.scrollIntoViewIfNeeded()
  const box = (await map.boundingBox())!
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2]
  const client = await context.newCDPSession(page)
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', ...points: [number, number][]) =>
    client.send('Input.dispatchTouchEvent', { type, touchPoints: points.map(([px, py], id) => ({ x: px, y: py, id })) })
  await touch('touchStart', [x - 20, y], [x + 20, y])
  for (let apart = 25; apart <= 80; apart += 5) await touch('touchMove', [x - apart, y], [x + apart, y])
  await touch('touchEnd')
  await expect(page).toHaveURL(/zoom=[3-5]/)
  const first = areas(page).first()
  const before = (await first.boundingBox())!
  await touch('touchStart', [x, y])
  for (let by = 5; by <= 40; by += 5) await touch('touchMove', [x + by, y])
  await touch('touchEnd')
  await expect.poll(async () => Math.round((await first.boundingBox())!.x - before.x)).toBeGreaterThan(20)
  await expect(page).not.toHaveURL(/area=/)
  await context.close()
})

test('a footprint is drawn where it is pointed at, also on a part of the map', async ({ page, as }) => {
  await as('steward')
  await open(page, '/emergencies')
  await page.getByRole('radio', { name: 'Draw' }).check()
  const map = page.locator('.where .map svg')
  await expect(map).toBeVisible()
  const corner = page.getByRole('list', { name: 'Corners of the footprint' }).getByRole('listitem')
  const first = async () => (await corner.first().locator('bdi').innerText()).split(', ').map(Number) as [number, number]
  await map.scrollIntoViewIfNeeded()
  const middle = async () => { const b = (await map.boundingBox())!; await page.mouse.click(b.x + b.width / 2, b.y + b.height / 2) }
  await middle()
  const whole = await first()
  await corner.getByRole('button').click()
  for (let i = 0; i < 3; i++) await zoomIn(page).click()
  await middle()
  const [longitude, latitude] = await first()
  expect(Math.abs(longitude - whole[0])).toBeLessThan(0.02)
  expect(Math.abs(latitude - whole[1])).toBeLessThan(0.02)
  await passesAxe(page)
})

test('a part of the map is reached by keyboard alone and has no fault that axe can find', async ({ page }) => {
  await open(page, '/?zoom=4_68.5_27.5')
  await walksByKeyboard(page)
  await passesAxe(page)
})
