import { writeFileSync } from 'node:fs'
import { fitsPhone, passesAxe } from './checks'
import { expect, firstArea, open, test } from './open'

const yaml = (year: number, level: number) => `country: Darya
day: ${year}-11-30
custody: operator
staff_at_operator: true
respondents:
  - { organisation: Operator, kind: operator, answers: { L1: { level: ${level}, evidence: attached }, P1: { level: 2, evidence: described } } }
  - { organisation: Statistics office, kind: statistics_office, answers: { L1: { level: 1 } } }
`

test('sheets of two years are opened, one is changed, scored, saved and printed', async ({ page }, info) => {
  await open(page, '/maturity')
  const files = [2025, 2026].map((year, i) => {
    const file = info.outputPath(`${year}.yaml`)
    writeFileSync(file, yaml(year, i + 2))
    return file
  })
  await page.getByLabel('Open answer sheets').setInputFiles(files)
  await expect(page.getByLabel('Country or programme')).toHaveValue('Darya')
  await page.locator('summary', { hasText: 'Law and mandate' }).click()
  await expect(page.getByRole('group', { name: /^L1/ }).getByRole('radio').nth(3)).toBeChecked()
  await page.getByRole('group', { name: /^L2/ }).getByRole('radio').nth(2).check()
  await page.getByRole('button', { name: 'Score' }).click()
  const result = page.getByRole('region', { name: /Darya/ })
  await expect(result).toContainText('Stage: scoping')
  await expect(result.getByRole('table', { name: 'Years' }).getByRole('row')).toHaveCount(3)
  await expect(result).toContainText('L1: 1–3')
  await fitsPhone(page)
  await passesAxe(page)

  const workbook = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Workbook' }).click()
  expect((await workbook).suggestedFilename()).toBe('maturity-2026-11-30.xlsx')
  const kept = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save the answers' }).click()
  expect((await kept).suggestedFilename()).toBe('maturity-2026-11-30.json')
  const saved = await (await kept).path()
  await page.getByLabel('Open answer sheets').setInputFiles(saved)
  await page.locator('summary', { hasText: 'Law and mandate' }).click()
  await expect(page.getByRole('group', { name: /^L2/ }).getByRole('radio').nth(2)).toBeChecked()
})

test('a file that is no sheet is told', async ({ page }, info) => {
  await open(page, '/maturity')
  const file = info.outputPath('no.yaml')
  writeFileSync(file, 'country: Darya\nrespondents: 7\n')
  await page.getByLabel('Open answer sheets').setInputFiles(file)
  await expect(page.getByRole('alert')).toContainText("'day' is missing")
})

test('the chosen area says what its figure may be used for, and why', async ({ page }) => {
  await open(page, '/')
  const area = await firstArea(page)
  await page.getByRole('button', { name: area }).first().click()
  const box = page.locator('.may-i')
  await expect(box.getByRole('status')).toContainText(/^(Yes|No)\./)
  await box.getByRole('combobox').selectOption({ label: 'finding or counting people in a camp or household' })
  await expect(box.getByRole('status')).toContainText('No.')
  await expect(box.getByRole('status')).toContainText('Figures are of areas')
})

test('a figure opens its lesson by keyboard, and the focus comes back', async ({ page }) => {
  await open(page, '/')
  const button = page.getByRole('button', { name: /^Displaced now: what is this/ }).first()
  await button.focus()
  await page.keyboard.press('Enter')
  const lesson = page.getByRole('dialog')
  await expect(lesson.getByRole('heading', { name: 'Displaced now' })).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(lesson).toBeHidden()
  await expect(button).toBeFocused()
})
