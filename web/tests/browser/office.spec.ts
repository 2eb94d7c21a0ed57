import AxeBuilder from '@axe-core/playwright'
import { mkdirSync, readFileSync } from 'node:fs'
import { createPublicKey, verify } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'
import { manifest, officeOf, proposal, serve, standing, stopLine, type Office } from './office'
import { expect, test } from './open'

const vector = JSON.parse(readFileSync(fileURLToPath(new URL('../unit/signature.json', import.meta.url)), 'utf8')) as { keyFile: string; key: string; publicKey: string }
const keyFile = { name: 'amina.key', mimeType: 'application/x-pem-file', buffer: Buffer.from(vector.keyFile) }

async function enter(page: Page, address: string, ...roles: string[]): Promise<Office> {
  const office = officeOf(...roles)
  await serve(page, office)
  await page.goto(address)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await page.waitForLoadState('networkidle')
  return office
}

const last = (office: Office) => office.sent.at(-1)!
const sure = (page: Page, name: string) => page.getByRole('dialog').getByRole('button', { name, exact: true }).click()
const said = (page: Page, text: string | RegExp) => expect(page.getByRole('status').filter({ hasText: text })).toBeVisible()

test.describe('navigation', () => {
  for (const [role, shown] of [['viewer', []], ['analyst', ['Data', 'Administration']], ['releaser', ['Data', 'Administration']], ['administrator', ['Data', 'Administration']]] as const) {
    test(`shows a ${role} what a ${role} may see`, async ({ page }) => {
      await enter(page, '/releases', role)
      const links = await page.getByRole('navigation', { name: 'Pages' }).getByRole('link').allInnerTexts()
      expect(links.filter((l) => l === 'Data' || l === 'Administration')).toEqual(shown)
    })
  }

  test('says whom to ask for a page that the role does not open', async ({ page }) => {
    await enter(page, '/administration/users', 'analyst')
    await expect(page.getByRole('alert')).toContainText('people with the role administrator')
    await expect(page.getByRole('navigation', { name: 'Administration' }).getByRole('link')).toHaveText(['Operation', 'Jobs', 'Requests', 'Governance'])
  })
})

test.describe('a session', () => {
  test('is begun on the way to a page, and leads there', async ({ page }) => {
    const office = await enter(page, '/administration/audit')
    await page.getByRole('alert').getByRole('link', { name: 'Sign in' }).click()
    office.session.roles = ['steward']
    await page.getByLabel('Name').fill('khan')
    await page.getByLabel('Password').fill('correct horse battery')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await expect(page).toHaveURL(/\/administration\/audit$/)
    await expect(page.getByRole('heading', { name: 'Audit log' })).toBeVisible()
  })

  test('that ends says so and leads back', async ({ page }) => {
    const office = await enter(page, '/administration/jobs', 'steward')
    office.session.name = null
    await page.getByRole('button', { name: 'Run the figures' }).click()
    await expect(page.getByRole('alert').first()).toContainText('Your session has ended')
    await expect(page.getByRole('alert').first().getByRole('link', { name: 'Sign in' })).toHaveAttribute('href', '/sign-in?back=%2Fadministration%2Fjobs')
  })

  test('asks for the code of the second factor and keeps the password', async ({ page }) => {
    const office = await enter(page, '/sign-in')
    office.refuse = { status: 401, code: 'second_factor_needed', detail: '' }
    await page.getByLabel('Name').fill('khan')
    await page.getByLabel('Password').fill('correct horse battery')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await expect(page.getByRole('alert')).toContainText('Now enter the code')
    await expect(page.getByLabel('One-time code')).toBeFocused()
    await page.keyboard.type('123456')
    await page.keyboard.press('Enter')
    await expect.poll(() => last(office).body).toEqual({ name: 'khan', password: 'correct horse battery', code: '123456' })
  })

  test('renews its token where another tab did', async ({ page }) => {
    const office = await enter(page, '/administration/jobs', 'steward')
    office.session.csrf = 'newer'
    office.refuse = { status: 400, code: 'csrf_needed', detail: '' }
    await page.getByRole('button', { name: 'Take in new files' }).click()
    await said(page, 'was asked for')
    expect(office.sent.map((s) => s.csrf)).toEqual(['token', 'newer'])
  })
})

test.describe('a releaser', () => {
  test('finds what waits, with checks and missing signatures', async ({ page }) => {
    await enter(page, '/releases', 'releaser')
    const waiting = page.getByRole('region', { name: 'Waiting for a decision' })
    await expect(waiting).toContainText('2 passed, 0 failed, 1 not run')
    await expect(waiting).toContainText('1 more organisation must sign')
    await waiting.getByRole('link', { name: proposal }).click()
    await expect(page.getByText('no shown figure has fewer than 16 subscribers')).toBeVisible()
  })

  test('approves with a key that never leaves the browser', async ({ page }) => {
    const bodies: string[] = []
    page.on('request', (r) => bodies.push(`${r.url()} ${r.postData() ?? ''}`))
    const office = await enter(page, `/releases/${proposal}`, 'releaser')
    const sign = page.getByRole('button', { name: 'Sign and approve' })
    await expect(sign).toBeDisabled()
    await page.getByLabel('Your key file').setInputFiles(keyFile)
    await said(page, `The key ${vector.key} of Amina, Operator.`)
    await sign.click()
    await said(page, 'Your approval is in the register. 2 people have signed.')
    const { path, csrf, body } = last(office)
    expect([path, csrf, body!['key']]).toEqual([`/releases/${proposal}/approvals`, 'token', vector.key])
    const text = `tideline approval 1\n${proposal}\n${manifest}\n${vector.key}\n${String(body!['at'])}\n`
    const key = createPublicKey({ key: Buffer.from(vector.publicKey, 'base64'), format: 'der', type: 'spki' })
    expect(verify('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' }, Buffer.from(String(body!['signature']), 'base64'))).toBe(true)
    // The private part of the file, whole or as a form would send it.
    const secret = vector.keyFile.split('\n')[1]!
    expect(bodies.filter((b) => b.includes(secret) || b.includes(encodeURIComponent(secret)))).toEqual([])
    await expect(page.getByLabel('Your key file')).toHaveValue('')
  })

  test('signs nothing but the release on the page', async ({ page }) => {
    const office = await enter(page, `/releases/${proposal}`, 'releaser')
    await page.route('**/statement?*', (route) => route.fulfill({ json: { key: vector.key, at: '2025-10-13T09:00:00Z', text: `tideline approval 1\n${standing}\n${manifest}\n${vector.key}\n2025-10-13T09:00:00Z\n` } }))
    await page.getByLabel('Your key file').setInputFiles(keyFile)
    await page.getByRole('button', { name: 'Sign and approve' }).click()
    await expect(page.getByRole('alert')).toContainText('Nothing was signed')
    expect(office.sent).toEqual([])
  })

  test('is told what is wrong with a file', async ({ page }) => {
    await enter(page, `/releases/${proposal}`, 'releaser')
    await page.getByLabel('Your key file').setInputFiles({ ...keyFile, buffer: Buffer.from('indicator,area\n') })
    await said(page, 'holds no private key')
    await expect(page.getByRole('button', { name: 'Sign and approve' })).toBeDisabled()
  })

  test('hears why the register refuses', async ({ page }) => {
    const office = await enter(page, `/releases/${proposal}`, 'releaser')
    office.refuse = { status: 409, code: 'release_refused', detail: 'Amina proposed this release.' }
    await page.getByLabel('Your key file').setInputFiles(keyFile)
    await page.getByRole('button', { name: 'Sign and approve' }).click()
    await expect(page.getByRole('alert')).toContainText('Amina proposed this release.')
  })

  test('hears it in Urdu, and in English only what no sentence of ours says', async ({ page }) => {
    const office = await enter(page, `/releases/${proposal}?lang=ur`, 'releaser')
    for (const [code, sentence, english] of [['approved_already', /پہلے ہی منظور/, 0], ['release_refused', /رجسٹر اسے قبول نہیں/, 1], ['of_a_newer_server', /رد کر دیا گیا/, 1]] as const) {
      office.refuse = { status: 409, code, detail: 'Amina has done this already.' }
      await page.locator('input[type=file]').setInputFiles(keyFile)
      await page.locator('.decide button.primary').first().click()
      await expect(page.getByRole('alert')).toContainText(sentence)
      await expect(page.getByRole('alert').locator('[lang=en]')).toHaveCount(english)
    }
  })

  test('refuses with a reason that is signed', async ({ page }) => {
    const office = await enter(page, `/releases/${proposal}`, 'releaser')
    await page.getByLabel('Your key file').setInputFiles(keyFile)
    await expect(page.getByRole('button', { name: 'Refuse' })).toBeDisabled()
    await page.getByLabel('Reason').fill('Two days were read twice')
    await page.getByRole('button', { name: 'Refuse' }).click()
    await sure(page, 'Refuse')
    await said(page, 'The release is refused.')
    expect(last(office)).toMatchObject({ path: `/releases/${proposal}/refusal`, body: { key: vector.key, reason: 'Two days were read twice' } })
    await expect(page.getByText('Refused: Two days were read twice')).toBeVisible()
    await expect(page.getByRole('button', { name: 'Sign and approve' })).toHaveCount(0)
  })

  test('neither publishes nor recalls', async ({ page }) => {
    await enter(page, `/releases/${standing}`, 'releaser')
    await expect(page.getByRole('button', { name: 'Recall' })).toHaveCount(0)
  })

  test('reads the register to its beginning', async ({ page }) => {
    await enter(page, '/releases/register', 'releaser')
    await said(page, 'The chain holds: all 3 lines')
    await expect(page.getByRole('heading', { name: /^Line 1: A person.s key was registered/ })).toBeVisible()
  })
})

test.describe('a steward', () => {
  test('publishes only what two organisations signed', async ({ page }) => {
    const office = await enter(page, `/releases/${proposal}`, 'steward')
    await expect(page.getByRole('button', { name: 'Publish' })).toBeDisabled()
    office.releases[0]!.signatures.push({ name: 'Amina', organisation: 'Operator' })
    await page.reload()
    await page.getByRole('button', { name: 'Publish' }).click()
    await sure(page, 'Publish')
    await said(page, 'The release is published.')
    expect(last(office).path).toBe(`/releases/${proposal}/publish`)
    await expect(page.getByRole('button', { name: 'Recall' })).toBeVisible()
  })

  test('recalls with a reason that is signed', async ({ page }) => {
    const office = await enter(page, `/releases/${standing}`, 'steward')
    await page.getByLabel('Reason').fill('  Wrong cells  ')
    await page.getByLabel('Your key file').setInputFiles(keyFile)
    await page.getByRole('button', { name: 'Recall' }).click()
    await sure(page, 'Recall')
    await said(page, 'The release is recalled.')
    expect(last(office).body).toMatchObject({ key: vector.key, reason: 'Wrong cells' })
    await expect(page.getByText('Recalled: Wrong cells')).toBeVisible()
  })

  test('corrects in words beside the release', async ({ page }) => {
    const office = await enter(page, `/releases/${standing}`, 'steward')
    await page.getByLabel('Your key file').setInputFiles(keyFile)
    await page.getByRole('textbox', { name: 'Correction' }).fill('The caption names another week')
    await page.getByRole('button', { name: 'Correct' }).click()
    await sure(page, 'Correct')
    await said(page, 'The correction stands beside the release.')
    expect(last(office)).toMatchObject({ path: `/releases/${standing}/errata`, body: { key: vector.key, text: 'The caption names another week' } })
    await expect(page.getByText('Correction: The caption names another week')).toBeVisible()
  })

  test('asks for a run and sees it wait', async ({ page }) => {
    const office = await enter(page, '/releases', 'steward')
    await expect(page.getByRole('progressbar', { name: 'Fold subscribers' })).toBeVisible()
    await expect(page.getByRole('button', { name: 'Run and propose' })).toBeDisabled()
    office.jobs = office.jobs.filter((j) => j.state !== 'running')
    await page.getByRole('button', { name: 'Run and propose' }).click({ timeout: 10_000 })
    await said(page, 'A run was asked for.')
    expect(last(office).body).toEqual({ kind: 'run' })
  })

  test('hears plainly whether the log is whole', async ({ page }) => {
    const office = await enter(page, '/administration/audit', 'steward')
    await page.getByRole('button', { name: 'Check every line' }).click()
    await said(page, 'all 250 lines are as they were written')
    office.broken = 17
    await page.getByRole('button', { name: 'Check every line' }).click()
    await said(page, 'Line 17 is not what was written')
    office.broken = null
    await page.getByLabel('Head that was noted earlier').fill('ab'.repeat(32))
    await page.getByRole('button', { name: 'Check every line' }).click()
    await said(page, 'the noted head is not among them')
  })

  test('searches the log and turns its pages', async ({ page }) => {
    await enter(page, '/administration/audit', 'steward')
    await said(page, 'Lines 1 to 100 of 250')
    await page.getByRole('button', { name: 'Older' }).click()
    await said(page, 'Lines 101 to 200 of 250')
    await expect(page.getByRole('heading', { name: 'Lines', exact: true })).toBeFocused()
    await page.getByLabel('Who', { exact: true }).fill('mirza')
    await page.getByRole('combobox', { name: 'What' }).selectOption('login_refused')
    await page.getByRole('button', { name: 'Search' }).click()
    await said(page, 'Lines 1 to 17 of 17')
    await expect(page).toHaveURL(/\/administration\/audit\?actor=mirza&action=login_refused$/)
    await page.reload()
    await said(page, 'Lines 1 to 17 of 17')
    await expect(page.getByLabel('Who', { exact: true })).toHaveValue('mirza')
    await page.goBack()
    await said(page, 'Lines 101 to 200 of 250')
    await expect(page.getByLabel('Who', { exact: true })).toHaveValue('')
  })
})

test.describe('an administrator', () => {
  test('makes an account whose password is shown once', async ({ page }) => {
    const office = await enter(page, '/administration/users', 'administrator')
    await page.getByText('Invite somebody').click()
    await page.getByLabel('Name', { exact: true }).fill('bibi')
    await page.getByLabel('Organisation').fill('IOM')
    await page.getByRole('checkbox', { name: 'analyst' }).check()
    await page.getByRole('button', { name: 'Make the account' }).click()
    await expect(page.getByRole('heading', { name: 'One-time password of bibi' })).toBeFocused()
    await expect(page.getByText('k3mq9-w2xhd-7rtpa-zc4ne')).toBeVisible()
    expect(last(office).body).toEqual({ name: 'bibi', organisation: 'IOM', roles: ['viewer', 'analyst'] })
    await page.getByRole('button', { name: 'I have kept it' }).click()
    await expect(page.getByText('k3mq9-w2xhd-7rtpa-zc4ne')).toHaveCount(0)
    await expect(page.getByRole('heading', { name: 'bibi' })).toBeVisible()
  })

  test('changes roles, disables and resets', async ({ page }) => {
    const office = await enter(page, '/administration/users', 'administrator')
    await page.getByRole('button', { name: 'Change mirza' }).click()
    await page.getByRole('checkbox', { name: 'steward' }).check()
    await page.getByRole('button', { name: 'Save roles' }).click()
    await said(page, 'The roles of mirza are changed')
    expect(last(office)).toMatchObject({ method: 'PUT', path: '/users/mirza/roles', body: { roles: ['releaser', 'steward'] } })
    await page.getByRole('button', { name: 'Disable' }).click()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('dialog')).toHaveCount(0)
    expect(office.sent).toHaveLength(1)
    await page.getByRole('button', { name: 'New one-time password' }).click()
    await sure(page, 'New one-time password')
    await said(page, 'mirza has a new one-time password')
  })

  test('cannot shut themselves out', async ({ page }) => {
    await enter(page, '/administration/users', 'administrator')
    await page.getByRole('button', { name: 'Change khan' }).click()
    await expect(page.getByText('This is you.')).toBeVisible()
    await expect(page.getByRole('button', { name: 'Disable' })).toHaveCount(0)
  })

  test('makes a key of a program and revokes it', async ({ page }) => {
    const office = await enter(page, '/administration/keys', 'administrator')
    await page.getByText('Make a key').click()
    await expect(page.getByRole('checkbox', { name: 'administrator' })).toHaveCount(0)
    await page.getByLabel('What it is for').fill('Notebook')
    await page.getByRole('button', { name: 'Make the key' }).click()
    await expect(page.getByText(`tdl_9c8d7e6f_${'ab'.repeat(32)}`)).toBeVisible()
    expect(last(office).body).toMatchObject({ name: 'Notebook', roles: ['viewer'] })
    await page.getByRole('button', { name: 'I have kept it' }).click()
    await page.getByRole('listitem').filter({ hasText: 'Notebook' }).getByRole('button', { name: 'Revoke' }).click()
    await sure(page, 'Revoke')
    await said(page, 'The key Notebook is revoked.')
    await expect(page.getByRole('listitem').filter({ hasText: 'Notebook' })).toContainText('revoked on')
  })

  test('stops a job', async ({ page }) => {
    await enter(page, '/administration/jobs', 'administrator')
    await page.getByRole('button', { name: 'Stop' }).click()
    await sure(page, 'Stop')
    await said(page, 'being stopped')
    await expect(page.getByRole('alert')).toHaveCount(0)
    await expect(page.getByRole('listitem').filter({ hasText: 'stopped by khan' })).toBeVisible()
  })
})

test.describe('one’s own account', () => {
  test('with a password of somebody else opens nothing before it is changed', async ({ page }) => {
    const office = officeOf('administrator')
    office.session.mustChangePassword = true
    await serve(page, office)
    await page.goto('/administration/users')
    await page.getByRole('alert').getByRole('link', { name: 'Change the password' }).click()
    await page.getByLabel('Current password').fill('given to me by khan')
    await page.getByLabel('New password', { exact: true }).fill('four words of mine')
    await page.getByLabel('New password again').fill('four words of yours')
    await said(page, 'are not the same')
    await page.getByLabel('New password again').fill('four words of mine')
    await page.getByRole('button', { name: 'Change the password' }).click()
    await said(page, 'Your password is changed')
    expect(last(office).body).toEqual({ current: 'given to me by khan', new: 'four words of mine' })
    await expect(page.getByRole('navigation', { name: 'Pages' }).getByRole('link', { name: 'Administration' })).toBeVisible()
  })

  test('gets a second factor, with recovery codes shown once', async ({ page }) => {
    const office = await enter(page, '/account', 'viewer')
    const factor = page.getByRole('region', { name: 'Second factor' })
    await factor.getByLabel('Current password').fill('correct horse battery')
    await factor.getByRole('button', { name: 'Set it up' }).click()
    await expect(page.getByRole('img', { name: 'Picture for an authenticator app' })).toBeVisible()
    await expect(page.getByText('JBSW Y3DP EHPK 3PXP')).toBeVisible()
    await page.getByLabel('Code of six digits').fill('123456')
    await page.getByRole('button', { name: 'Turn it on' }).click()
    await said(page, 'The second factor is on')
    expect(last(office)).toMatchObject({ method: 'PUT', body: { code: '123456' } })
    await expect(page.getByText('8F4KD-WQ2LM')).toBeVisible()
  })

  test('of which a role demands a second factor is led to it and opens nothing before', async ({ page }) => {
    const office = await enter(page, '/sign-in')
    Object.assign(office.session, { roles: ['steward'], mustSetUpSecondFactor: true })
    await page.getByLabel('Name').fill('khan')
    await page.getByLabel('Password').fill('correct horse battery')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await expect(page).toHaveURL(/\/account$/)
    await expect(page.locator('main')).toContainText('a second factor is demanded of it')
    for (const elsewhere of ['/', '/releases', '/administration/audit']) {
      await page.goto(elsewhere)
      await expect(page.getByRole('alert').first()).toContainText('demands a second factor')
    }
    await page.getByRole('alert').first().getByRole('link', { name: 'Set it up' }).click()
    const factor = page.getByRole('region', { name: 'Second factor' })
    await factor.getByLabel('Current password').fill('correct horse battery')
    await factor.getByRole('button', { name: 'Set it up' }).click()
    await page.getByLabel('Code of six digits').fill('123456')
    await page.getByRole('button', { name: 'Turn it on' }).click()
    await expect(page.getByText('8F4KD-WQ2LM')).toBeVisible()
    await page.getByRole('link', { name: 'Administration' }).click()
    await expect(page.getByRole('heading', { name: 'Audit log' })).toBeVisible()
  })

  test('hears that the password was not right', async ({ page }) => {
    const office = await enter(page, '/account', 'viewer')
    office.refuse = { status: 403, code: 'login_refused', detail: '' }
    const factor = page.getByRole('region', { name: 'Second factor' })
    await factor.getByLabel('Current password').fill('guess')
    await factor.getByRole('button', { name: 'Set it up' }).click()
    await expect(page.getByRole('alert')).toContainText('The password is not right')
  })
})

test.describe('operation', () => {
  test('says what came, what runs and what waits', async ({ page }) => {
    await enter(page, '/administration/operation', 'analyst')
    await expect(page.getByRole('heading', { name: 'Operation' })).toBeVisible()
    await expect(page.locator('main')).toContainText('events_2025-10-12_part-0001.csv.gz')
    await expect(page.locator('main')).toContainText('1 release waits')
    await expect(page.locator('main')).toContainText('waits for signatures of two organisations')
    await expect(page.getByRole('button', { name: 'Stop all exports' })).toHaveCount(0)
  })

  test('is stopped by keyboard, after the person was asked', async ({ page }) => {
    const office = await enter(page, '/administration/operation', 'administrator')
    const stop = page.getByRole('button', { name: 'Stop all exports' })
    await expect(stop).toBeDisabled()
    await page.getByLabel('Reason').fill('Week 36 counts a feed twice.')
    await stop.focus()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('dialog')).toContainText('two people of two organisations')
    await page.keyboard.press('Enter')
    await said(page, 'Exports are stopped.')
    expect(last(office)).toMatchObject({ path: '/stop', csrf: 'token', body: { because: 'Week 36 counts a feed twice.' } })
    await expect(page.locator('main')).toContainText('Week 36 counts a feed twice.')
  })

  test('goes on when two people signed, with keys that stay here', async ({ page }) => {
    const office = officeOf('steward')
    office.stop = { stopped: true, at: '2025-10-13T09:00:00Z', by: 'mirza', because: 'Wrong cells.', sha256: stopLine, agreed: [] }
    await serve(page, office)
    await page.goto('/administration/operation')
    const sign = page.getByRole('button', { name: 'Sign that exports may go on' })
    for (const answer of ['A person of another organisation must sign too', 'Exports go on.']) {
      await page.getByLabel('Your key file').setInputFiles(keyFile)
      await said(page, `The key ${vector.key} of Amina, Operator.`)
      await page.getByLabel('Why they may go on').fill('The cells are mended.')
      await sign.click()
      await sure(page, 'Sign that exports may go on')
      await said(page, answer)
      const { path, body } = last(office)
      expect([path, body!['key'], body!['reason']]).toEqual(['/stop/resume', vector.key, 'The cells are mended.'])
      const text = `tideline resume 1\n${stopLine}\n${vector.key}\n${String(body!['at'])}\nThe cells are mended.\n`
      const key = createPublicKey({ key: Buffer.from(vector.publicKey, 'base64'), format: 'der', type: 'spki' })
      expect(verify('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' }, Buffer.from(String(body!['signature']), 'base64'))).toBe(true)
    }
    await expect(page.locator('main')).toContainText('Nothing is stopped')
  })
})

test('a page says why no figure stands on it while exports are stopped', async ({ page }) => {
  await serve(page, officeOf('viewer'))
  await page.route('**/api/v1/emergencies', (route) => route.fulfill({ json: [{ id: 'flood-2025', hazard: 'flood', onset: '2025-08-26', evacuationStarts: '2025-08-23', ends: '2025-09-09', latestRelease: standing, releases: 1 }] }))
  await page.route('**/api/v1/emergencies/*/**', (route) => route.fulfill({ status: 409, contentType: 'application/problem+json', body: JSON.stringify({ status: 409, code: 'exports_stopped', detail: 'Exports were stopped on 2025-10-13: Wrong cells.' }) }))
  for (const [address, sentence] of [['/', 'Exports are stopped'], ['/mobility', 'Exports are stopped'], ['/?lang=ur', 'برآمد روک دی گئی ہے']] as const) {
    await page.goto(address)
    await expect(page.getByRole('alert').first()).toContainText(sentence)
    await expect(page.getByRole('alert').first()).toContainText('Wrong cells.')
  }
})

test.describe('the records', () => {
  test('keep an incident with its stop, who was told and what was learned', async ({ page }) => {
    const office = await enter(page, '/administration/incidents', 'steward')
    await page.getByText('Open an incident').first().click()
    await page.getByLabel('What happened').fill('A list went to the wrong address.')
    await page.getByLabel('Severity').selectOption('severe')
    await page.getByLabel('Ids of releases').fill(`${standing}, ${proposal}`)
    await page.getByLabel('Stop all exports as well').check()
    await page.getByRole('button', { name: 'Open an incident' }).click()
    await said(page, 'Incident i2 is opened.')
    expect(last(office).body).toEqual({ what: 'A list went to the wrong address.', severity: 'severe', releases: [standing, proposal], stop: true })
    await page.getByText('Add to incident i1').click()
    await page.getByLabel('What was found, done or said').last().fill('By telephone.')
    await page.getByLabel('Organisation that was told').last().fill('Darya Mobile')
    await page.getByRole('button', { name: 'Enter', exact: true }).last().click()
    await said(page, 'Entered under i1.')
    await expect(page.locator('main')).toContainText('Told: Darya Mobile')
    await page.getByLabel('What was learned').last().fill('Lists have owners now.')
    await page.getByRole('button', { name: 'Close incident i1' }).click()
    await sure(page, 'Close incident i1')
    await said(page, 'Incident i1 is closed.')
    expect(last(office)).toMatchObject({ path: '/incidents/i1/close', body: { lessons: 'Lists have owners now.' } })
  })

  test('keep a request, and the decision that its answer led to', async ({ page }) => {
    const office = await enter(page, '/administration/requests', 'analyst')
    await page.getByText('Write down a request').click()
    await page.getByLabel('Organisation that asks').fill('IOM')
    await page.getByLabel('What was asked').fill('Where did people go?')
    await page.getByLabel('What the answer is for').fill('Assessment')
    const enterIt = page.getByRole('button', { name: 'Enter', exact: true }).first()
    await expect(enterIt).toBeDisabled()
    await page.getByLabel('Or why it was not answered').fill('No agreement covers it.')
    await enterIt.click()
    await said(page, 'Entered as r2.')
    expect(last(office).body).toMatchObject({ organisation: 'IOM', release: null, because: 'No agreement covers it.', officer: null })
    await page.getByText('Add a decision to r1').click()
    await page.getByLabel('What was decided').last().fill('200 tents went to the east.')
    await page.getByRole('button', { name: 'Enter', exact: true }).last().click()
    await said(page, 'Entered under r1.')
    await expect(page.locator('main')).toContainText('200 tents went to the east.')
  })
})

const pages = ['/releases', `/releases/${proposal}`, `/releases/${standing}`, '/releases/register', '/administration/users', '/administration/keys', '/administration/audit', '/administration/operation', '/administration/jobs', '/administration/incidents', '/administration/requests', '/administration/agreements', '/account']

for (const language of ['en', 'ur']) {
  for (const address of pages) {
    test(`${address} in ${language} fits a screen of 320 pixels and has no fault that axe can find`, async ({ page }) => {
      await page.setViewportSize({ width: 320, height: 700 })
      await enter(page, `${address}?lang=${language}`, 'releaser', 'steward', 'administrator')
      await page.evaluate(() => document.querySelectorAll('details').forEach((d) => { d.open = true }))
      const folded = page.locator('button[aria-expanded=false]')
      if (await folded.count() > 0) await folded.first().click()
      expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0)
      const found = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']).analyze()
      expect(found.violations.map((v) => `${v.id}: ${v.nodes.slice(0, 3).map((n) => n.html.slice(0, 160)).join(' | ')}`)).toEqual([])
    })
  }
}

const folder = process.env['TIDELINE_SHOTS']
test.describe('pictures of the office', () => {
  test.skip(!folder, 'TIDELINE_SHOTS is not set')
  for (const [suffix, width, language] of [['', 1280, 'en'], ['-phone', 320, 'en'], ['-urdu', 1280, 'ur'], ['-urdu-phone', 320, 'ur']] as const) {
    for (const address of pages) {
      test(`${address}${suffix}`, async ({ page }) => {
        mkdirSync(folder!, { recursive: true })
        await page.setViewportSize({ width, height: 900 })
        await enter(page, `${address}?lang=${language}`, 'releaser', 'steward', 'administrator')
        await page.screenshot({ path: `${folder}/office${address.replaceAll('/', '-')}${suffix}.png`, fullPage: true })
      })
    }
  }
})
