import { readFileSync } from 'node:fs'
import { expect, open, test } from './open'

/** What a file of each format must look like, by its ending. */
const formats: Record<string, (bytes: Buffer) => void> = {
  '.csv': (bytes) => {
    const text = bytes.toString()
    expect(text.startsWith('\ufeffindicator,')).toBe(true)
    expect(text.trim().split('\n').length).toBeGreaterThan(1)
  },
  '_hxl.csv': (bytes) => expect(bytes.toString().split('\n')[1]).toMatch(/^#/),
  '_sdmx.csv': (bytes) => expect(bytes.toString()).toMatch(/^\ufeff?STRUCTURE,/),
  '.json': (bytes) => expect(Object.keys(JSON.parse(bytes.toString()) as object).length).toBeGreaterThan(0),
  '.geojson': (bytes) => expect((JSON.parse(bytes.toString()) as { type: string; features: unknown[] })).toMatchObject({ type: 'FeatureCollection' }),
  '.xlsx': (bytes) => expect(bytes.subarray(0, 2).toString()).toBe('PK'),
  '.zip': (bytes) => expect(bytes.subarray(0, 2).toString()).toBe('PK'),
}

for (const address of ['/', '/mobility']) {
  test(`every format of ${address} is downloaded and is what it is called`, async ({ page }) => {
    await open(page, address)
    await page.getByText('Downloads', { exact: true }).click()
    const row = page.locator('.downloads tbody tr').first()
    for (const [ending, check] of Object.entries(formats)) {
      const starts = page.waitForEvent('download')
      await row.locator(`a[href*="figures${ending}?"]`).click()
      const download = await starts
      expect(download.suggestedFilename()).toMatch(new RegExp(`^[\\w-]+${ending.replace('.', '\\.')}$`))
      check(readFileSync(await download.path()))
    }
  })
}

test('a hidden figure is empty in the file, and its status says why', async ({ page, baseURL }) => {
  await open(page, '/?level=3')
  await page.getByText('Downloads', { exact: true }).click()
  const address = await page.locator('.downloads a[href*="figures.csv?"]').first().getAttribute('href')
  const [header, ...lines] = (await (await page.request.get(baseURL + address!)).text()).replace('\ufeff', '').trim().split(/\r?\n/)
  const columns = header!.split(',')
  const of = (line: string, column: string) => line.split(',')[columns.indexOf(column)]
  const hidden = lines.filter((line) => ['Q', 'L'].includes(of(line, 'status')!))
  expect(hidden.length).toBeGreaterThan(0)
  for (const line of hidden) expect([of(line, 'value'), of(line, 'lower'), of(line, 'upper')]).toEqual(['', '', ''])
})
