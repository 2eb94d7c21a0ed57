import { fitsPhone, passesAxe, walksByKeyboard } from './checks'
import { expect, test } from './open'

// A check that cannot fail shows nothing.
const faults: [name: string, body: string, check: typeof passesAxe, fault: RegExp][] = [
  ['axe finds a picture without words', '<main><h1>Page</h1><img src="data:,"></main>', passesAxe, /image-alt/],
  ['what is too wide is found', '<main><div style="width: 400px">wide</div></main>', fitsPhone, /wider than 320/],
  ['a stop that does not show the focus is found', '<a class="skip" href="#x">Skip</a><button style="outline: none">Here</button>', walksByKeyboard, /do not show the focus/],
  ['a control that Tab does not reach is found', '<a class="skip" href="#x">Skip</a><div inert><button>Here</button></div>', walksByKeyboard, /does not reach/],
  ['a page without a skip link is found', '<button>Here</button>', walksByKeyboard, /skip link/],
]

for (const [name, body, check, fault] of faults) {
  test(name, async ({ page }) => {
    await page.setContent(`<!doctype html><html lang="en"><head><title>Page</title></head><body>${body}</body></html>`)
    await expect(check(page)).rejects.toThrow(fault)
  })
}

test('a control behind a date, which has several stops, is reached', async ({ page }) => {
  await page.setContent('<!doctype html><html lang="en"><body><a class="skip" href="#x">Skip</a><input type="date" aria-label="Day"><button>Here</button></body></html>')
  await walksByKeyboard(page)
})
