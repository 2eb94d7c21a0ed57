import type { Page } from '@playwright/test'
import { type Account, accounts, Caller, codeOf, newAccount, roles } from './accounts'
import { expect, open, test } from './open'

async function fill(page: Page, account: Account, code = ''): Promise<void> {
  await page.getByLabel('Name', { exact: true }).fill(account.name)
  await page.getByLabel('Password', { exact: true }).fill(account.password)
  await page.getByLabel(/One-time code/).fill(code)
  await page.locator('form').getByRole('button', { name: 'Sign in' }).click()
}

const signedIn = (page: Page, account: Account) => page.locator('header').getByText(account.name, { exact: true })

for (const role of roles) {
  test(`${role} signs in by the form and is named on the page`, async ({ page }) => {
    await open(page, '/sign-in')
    await fill(page, accounts[role]!)
    await expect(signedIn(page, accounts[role]!)).toBeVisible()
    await page.reload()
    await expect(signedIn(page, accounts[role]!)).toBeVisible()
  })
}

test('who signs out is gone, also after a reload, and what was shown is gone with them', async ({ page, baseURL }) => {
  const analyst = await newAccount(baseURL!, 'analyst')
  await open(page, '/sign-in')
  await fill(page, analyst)
  await expect(signedIn(page, analyst)).toBeVisible()
  await open(page, '/data')
  await expect(page.locator('main .cards')).toBeVisible()
  await page.getByRole('button', { name: 'Sign out' }).click()
  await expect(page.locator('main .cards')).toHaveCount(0)
  await page.reload()
  await expect(page.locator('header').getByRole('link', { name: 'Sign in' })).toBeVisible()
  await expect(page.locator('main .cards')).toHaveCount(0)
})

test('a wrong password is refused in words, in both languages, and the field is emptied', async ({ page }) => {
  for (const [language, name, password, words] of [['en', 'Name', 'Password', /wrong/], ['ur', 'نام', 'پاس ورڈ', /غلط/]] as const) {
    await open(page, `/sign-in?lang=${language}`)
    await page.getByLabel(name, { exact: true }).fill('nobody')
    await page.getByLabel(password, { exact: true }).fill('not the right words')
    await page.getByLabel(password, { exact: true }).press('Enter')
    await expect(page.getByRole('alert').filter({ hasText: words })).toBeVisible()
    await expect(page.getByLabel(password, { exact: true })).toHaveValue('')
  }
})

test('after five wrong passwords the right one does not help', async ({ page, baseURL }) => {
  const viewer = await newAccount(baseURL!, 'viewer')
  await open(page, '/sign-in')
  for (let tries = 0; tries < 5; tries++) {
    const answered = page.waitForResponse((r) => r.url().endsWith('/api/v1/session') && r.request().method() === 'POST')
    await fill(page, { ...viewer, password: `wrong words number ${tries}` })
    expect((await answered).status()).toBe(401)
  }
  await fill(page, viewer)
  await expect(page.getByRole('alert').filter({ hasText: /locked/ })).toBeVisible()
  await expect(signedIn(page, viewer)).toHaveCount(0)
})

test('an account with a second factor is let in with its code, and not without', async ({ page, baseURL }) => {
  const releaser = await newAccount(baseURL!, 'releaser')
  const caller = await Caller.of(releaser, baseURL!)
  const { secret } = await caller.send<{ secret: string }>('POST', 'session/second-factor', { password: releaser.password })
  await caller.send('PUT', 'session/second-factor', { code: codeOf(secret) })
  await caller.end()
  await open(page, '/sign-in')
  await fill(page, releaser)
  await expect(page.getByRole('alert').filter({ hasText: /code/ })).toBeVisible()
  await fill(page, releaser, codeOf(secret))
  await expect(signedIn(page, releaser)).toBeVisible()
})

test('the language is changed where one stands, and stays in the links', async ({ page }) => {
  await open(page, '/mobility?measure=abnormality')
  await page.getByRole('link', { name: 'اردو' }).click()
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl')
  await expect(page).toHaveURL(/measure=abnormality.*lang=ur/)
  await page.getByRole('navigation').getByRole('link').nth(2).click()
  await expect(page).toHaveURL(/lang=ur/)
  await expect(page.locator('html')).toHaveAttribute('lang', 'ur')
  await page.getByRole('link', { name: 'English' }).click()
  await expect(page.locator('html')).toHaveAttribute('dir', 'ltr')
})

test('an answer about a session is kept by no cache', async ({ page }) => {
  await open(page, '/')
  const session = await page.request.get('/api/v1/session')
  expect(session.headers()['cache-control']).toContain('no-store')
})
