import { accounts, Caller } from './accounts'
import { passesAxe } from './checks'
import { expect, open, test } from './open'

interface Declared { emergency: { id: string }; job: { id: string } | null }

test('an emergency that was declared by mistake is withdrawn by keyboard, once nothing is under way', async ({ page, as, baseURL }) => {
  test.setTimeout(180_000)
  const steward = await Caller.of(accounts['steward']!, baseURL!)
  const areas = await (await page.request.get(`${baseURL}/api/v1/areas?level=3`)).json() as { pcode: string }[]
  const { job } = await steward.send<Declared>('POST', 'emergencies', { id: 'mistake', hazard: 'storm', onset: '2025-09-20', name: 'Storm Mistake', areas: [areas[0]!.pcode] })
  const state = async () => ((await (await page.request.get(`${baseURL}/api/v1/jobs/${job!.id}`)).json()) as { state: string }).state
  await as('releaser')
  await open(page, '/emergencies')
  const row = page.getByRole('row').filter({ hasText: 'mistake' })
  const withdraw = row.getByRole('button', { name: 'Withdraw: Storm Mistake' })
  await expect(page.getByRole('row').filter({ hasText: 'flood-2025' }).getByRole('button', { name: /Withdraw/ })).toHaveCount(0)

  await expect.poll(state).toBe('running')
  await withdraw.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toContainText('Withdraw Storm Mistake?')
  await passesAxe(page)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(withdraw).toBeFocused()
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').getByRole('button', { name: 'Withdraw' }).press('Enter')
  await expect(page.getByRole('alert').filter({ hasText: 'A job is under way' })).toBeVisible()
  await expect(row).toBeVisible()

  await steward.send('POST', `jobs/${job!.id}/cancel`, {})
  await steward.end()
  await expect.poll(state, { timeout: 60_000 }).toBe('cancelled')
  await withdraw.press('Enter')
  await page.getByRole('dialog').getByRole('button', { name: 'Withdraw' }).press('Enter')
  await expect(page.getByRole('status').filter({ hasText: 'Storm Mistake is withdrawn' })).toBeVisible()
  await expect(row).toHaveCount(0)
  await expect(page.getByRole('heading', { name: 'Emergencies of the project' })).toBeFocused()
})
