import AxeBuilder from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/**
 * No fault that axe can find, also in what is folded away. What a frame holds that may run no script is not looked at: it is tried as a
 * page of its own.
 */
export async function passesAxe(page: Page): Promise<void> {
  await page.evaluate(() => document.querySelectorAll('details').forEach((d) => { d.open = true }))
  const axe = new AxeBuilder({ page }).withTags(rules)
  const framed = await page.locator('iframe[sandbox]').count() > 0
  const found = await (framed ? axe.exclude('iframe').setLegacyMode() : axe).analyze()
  expect(found.violations.map((v) => `${v.id}: ${v.nodes.slice(0, 3).map((n) => n.html.slice(0, 160)).join(' | ')}`), page.url()).toEqual([])
}

/** Nothing is wider than a screen of 320 pixels. */
export async function fitsPhone(page: Page): Promise<void> {
  const before = page.viewportSize()!
  await page.setViewportSize({ width: 320, height: 700 })
  expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), `${page.url()} is wider than 320 pixels`).toBe(0)
  await page.setViewportSize(before)
}

/**
 * Walks through the page by Tab, from its beginning: it leads to the skip link first, to every control that is seen, shows
 * where it stands, and comes out at the end.
 */
export async function walksByKeyboard(page: Page): Promise<void> {
  const most = 600
  await page.evaluate(() => { (document.activeElement as HTMLElement | null)?.blur(); getSelection()?.removeAllRanges(); scrollTo(0, 0) })
  const unseen: string[] = []
  let stops = 0
  let beforeFrame = false
  for (; stops < most; stops++) {
    // Chromium under test does not come out of a frame by Tab; the link before it leads past.
    await page.keyboard.press(beforeFrame ? 'Enter' : 'Tab')
    if (beforeFrame) await page.keyboard.press('Tab')
    const stop = await page.evaluate(() => {
      const at = document.activeElement
      if (!at || at === document.body) return null
      if (at.hasAttribute('data-walked')) {
        // A date is a stop for each of its parts.
        return at.matches('[data-at][type=date]') ? 'within' : null
      }
      document.querySelector('[data-at]')?.removeAttribute('data-at')
      at.setAttribute('data-walked', '')
      at.setAttribute('data-at', '')
      // What hides its own control shows the mark on what stands for it.
      const shows = [at, at.nextElementSibling, at.parentElement].some((e) => e && getComputedStyle(e).outlineStyle !== 'none')
        || at.closest('svg')?.querySelector('.focus') != null
      return { past: at.matches('.past'), what: `${at.tagName.toLowerCase()} ${(at.getAttribute('aria-label') ?? at.textContent ?? '').trim().slice(0, 40)}`, skip: at.matches('.skip'), shows }
    })
    if (stop === null) break
    if (stop === 'within') continue
    beforeFrame = stop.past
    if (stops === 0) expect(stop.skip, 'the first stop is the skip link').toBe(true)
    if (!stop.shows) unseen.push(stop.what)
  }
  expect(stops, 'the walk comes out of the page').toBeLessThan(most)
  expect(unseen, 'stops that do not show the focus').toEqual([])
  const missed = await page.evaluate(() => {
    const walked = (e: Element) => e.hasAttribute('data-walked')
    const controls = [...document.querySelectorAll('a[href], button:not([disabled]), select:not([disabled]), textarea, summary, input:not([disabled], [tabindex="-1"])')]
    const seen = controls.filter((e) => (e as HTMLElement).checkVisibility({ visibilityProperty: true }) && !(e instanceof HTMLElement && e.tabIndex < 0))
    // Of the options of one choice, Tab reaches one and arrows the others.
    const group = (e: Element) => e instanceof HTMLInputElement && e.type === 'radio' ? [...document.querySelectorAll<HTMLInputElement>('input[type=radio]')].filter((r) => r.name === e.name) : [e]
    const left = seen.filter((e) => !group(e).some(walked)).map((e) => e.outerHTML.slice(0, 120))
    document.querySelectorAll('[data-walked]').forEach((e) => { e.removeAttribute('data-walked'); e.removeAttribute('data-at') })
    return left
  })
  expect(missed, 'controls that Tab does not reach').toEqual([])
}
