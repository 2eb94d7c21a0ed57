import { expect, test as base, type Page } from '@playwright/test'

/** Every page that a reader without an account sees, by its address. */
export const addresses = ['/', '/?by=host&show=share', '/?level=3', '/mobility', '/mobility?measure=abnormality', '/mobility?measure=trips', '/releases', '/methods/displaced-stock', '/data', '/sign-in']

/** Opens an address and waits until nothing loads any more. */
export async function open(page: Page, address: string): Promise<void> {
  await page.goto(address)
  await page.waitForFunction(() => document.querySelector('main h1') !== null && document.querySelector('.map.waiting') === null)
  await page.waitForLoadState('networkidle')
}

/** The first area of the current map that has a row; names differ between projects. */
export async function firstArea(page: Page): Promise<string> {
  const name = await page.locator('.ranked tbody tr th').first().innerText()
  return name.trim()
}

/** A page that asks another host, breaks the content policy or throws fails its test. */
export const test = base.extend<{ watched: void }>({
  watched: [async ({ page, baseURL }, use) => {
    const faults: string[] = []
    page.on('pageerror', (e) => faults.push(e.message))
    page.on('console', (m) => { if (m.type() === 'error' && !/status of 40[01349]/.test(m.text())) faults.push(m.text()) })
    page.on('request', (r) => { if (!r.url().startsWith(baseURL!) && !r.url().startsWith('data:') && !r.url().startsWith('blob:')) faults.push(`asked ${r.url()}`) })
    await use()
    expect(faults).toEqual([])
  }, { auto: true }],
})

export { expect }
