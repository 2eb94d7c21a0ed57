import { expect, test as base, type Page } from '@playwright/test'
import { enter } from './accounts'

/** Opens an address and waits until nothing loads any more. */
export async function open(page: Page, address: string): Promise<void> {
  await page.goto(address)
  await settled(page)
}

/** Waits until the page shows what it is about, and nothing loads any more. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => document.querySelector('main h1') !== null && document.querySelector('.map.waiting') === null)
  await page.waitForLoadState('networkidle')
}

/** The first area of the current map that has a row; names differ between projects. */
export async function firstArea(page: Page): Promise<string> {
  const name = await page.locator('.ranked tbody tr th').first().innerText()
  return name.trim()
}

/** A page that asks another host, breaks the content policy or throws fails its test. `as` signs a role in. */
export const test = base.extend<{ watched: void; as: (role: string) => Promise<void> }>({
  watched: [async ({ page, baseURL }, use) => {
    const faults: string[] = []
    page.on('pageerror', (e) => faults.push(e.message))
    page.on('console', (m) => { if (m.type() === 'error' && !/status of 40[01349]/.test(m.text())) faults.push(m.text()) })
    page.context().on('request', (r) => { if (!r.url().startsWith(baseURL!) && !r.url().startsWith('data:') && !r.url().startsWith('blob:')) faults.push(`asked ${r.url()}`) })
    await use()
    expect(faults).toEqual([])
  }, { auto: true }],
  as: async ({ page, baseURL }, use) => use((role) => enter(page, role, baseURL!)),
})

export { expect }
