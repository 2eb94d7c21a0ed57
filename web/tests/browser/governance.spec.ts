import { fitsPhone, passesAxe } from './checks'
import { expect, settled, test } from './open'

test.describe('the governance desk', () => {
  test('lets a trainer practise a request on what belongs to nobody, and refuses what crosses a red line', async ({ page, as }) => {
    await as('trainer')
    await page.goto('/governance/access?sandbox=1')
    await expect(page.getByRole('note').filter({ hasText: 'belongs to nobody' })).toBeVisible()
    await page.getByText('Ask for access').click()
    await page.getByLabel('Title').fill('Where is this SIM')
    await page.getByLabel('What is asked for').selectOption('device')
    await page.getByRole('button', { name: 'Keep' }).click()
    const card = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: /Where is this SIM/ }) })
    await expect(card.getByText('refused', { exact: true }).first()).toBeVisible()
    await expect(card.getByText('The path of one SIM is asked for.')).toBeAttached()

    await card.getByText('Next step', { exact: true }).click()
    const take = async (player: string) => {
      await card.getByLabel('As whom').selectOption({ label: player })
      await card.getByRole('button', { name: 'Take the step' }).click()
    }
    await take('Amina (disaster authority, asks)')
    await expect(card.getByRole('listitem').filter({ hasText: /^submitted$/ })).toHaveAttribute('aria-current', 'step')
    // Nobody checks a request of their own.
    await take('Amina (disaster authority, asks)')
    await expect(card.getByText('Rules stand against this step.')).toBeVisible()
    await take('Bilal (operator, technical)')
    await take('Carla (operator, legal)')
    await expect(card.getByRole('listitem').filter({ hasText: /^legal check$/ })).toHaveAttribute('aria-current', 'step')
    await take('Dina (statistics office)')
    await expect(card.getByText('Rules stand against this step.')).toBeVisible()
    await card.getByRole('combobox').nth(1).selectOption('rejected')
    await card.getByLabel('Why, or what was found').fill('A court asks the operator, and not us.')
    await take('Dina (statistics office)')
    await expect(card.getByRole('listitem').filter({ hasText: /^rejected$/ })).toHaveAttribute('aria-current', 'step')

    // It is there after the page was left, and nowhere but in this browser.
    await page.reload()
    await expect(page.getByRole('heading', { name: /Where is this SIM/ })).toBeVisible()
    const kept = await page.evaluate(async () => (await (await fetch('/api/v1/governance')).json() as { artefacts: { title: string }[] }).artefacts.map((a) => a.title))
    expect(kept).not.toContain('Where is this SIM')
    await page.getByRole('button', { name: 'Forget what I practised' }).click()
    await expect(page.getByText('Nothing was written yet.')).toBeVisible()
  })

  test('keeps a stakeholder map, draws it, says what is missing and keeps the change', async ({ page, as }) => {
    await as('analyst')
    await page.goto('/governance/stakeholders')
    await page.getByText('Draw a stakeholder map').click()
    const title = `Map ${Date.now().toString(36)}`
    await page.getByLabel('Title').fill(title)
    await page.getByRole('button', { name: 'Add an actor' }).click()
    await page.getByLabel('Name').fill('Telecom regulator')
    await page.getByLabel('Part').selectOption('regulator')
    await page.getByLabel('Influence (1–5)').fill('5')
    await page.getByLabel('Interest (1–5)').fill('2')
    await page.getByRole('button', { name: 'Keep' }).click()
    const card = page.getByRole('listitem').filter({ has: page.getByRole('heading', { name: new RegExp(title) }) })
    await expect(card.getByRole('img', { name: /Influence by interest/ })).toBeVisible()
    await expect(card.getByRole('row', { name: /Telecom regulator 5 2 keep content/ })).toBeVisible()
    await expect(card.getByText('Telecom regulator has much influence and nobody keeps contact with it.')).toBeAttached()

    await card.getByRole('button', { name: /^Change/ }).click()
    await page.getByLabel('Owner').fill('Programme desk')
    await page.getByRole('button', { name: 'Keep' }).click()
    await expect(page.getByRole('status').filter({ hasText: 'version 2' })).toBeVisible()
    await expect(card.getByText('nobody keeps contact with it')).toHaveCount(0)
  })

  for (const kind of ['', '/stakeholders', '/impact', '/access', '/clauses', '/country', '/note', '/communications']) {
    for (const language of ['en', 'ur']) {
      test(`${kind || '/overview'} in ${language} has no fault that axe can find, and fits a phone`, async ({ page, as }) => {
        await as('steward')
        await page.goto(`/governance${kind}?lang=${language}`)
        await settled(page)
        await expect(page.getByRole('navigation').nth(1)).toBeVisible()
        await passesAxe(page)
        await fitsPhone(page)
      })
    }
  }
})
