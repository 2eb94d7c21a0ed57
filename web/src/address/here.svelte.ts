import { addressOf, viewOf } from './address'
import type { View } from './view'

let view = $state.raw(viewOf(new URL(location.href)))

/** The view of the address that the browser shows. */
export const here = {
  get view(): View {
    return view
  },
}

/** Goes to the view that differs by `change`. A slider replaces the entry of the history, so that Back leaves the page. */
export function go(change: Partial<View>, how: 'push' | 'replace' = 'push'): void {
  const next = addressOf({ ...view, ...change })
  if (how === 'push') history.pushState(null, '', next)
  else history.replaceState(null, '', next)
  view = viewOf(new URL(location.href))
}

/** Goes to an address of this application. */
export function goTo(address: string): void {
  go(viewOf(new URL(address, location.origin)))
}

/** The address of the sign-in page that leads back to what is shown now. */
export function toSignIn(): string {
  return to({ page: 'sign-in', item: null, back: view.page === 'sign-in' ? view.back : addressOf(view) })
}

/** The address of the view that differs by `change`, for links. */
export function to(change: Partial<View>): string {
  return addressOf({ ...view, ...change })
}

/** Follows plain clicks on links of this application without a new page. */
export function followLinks(): void {
  addEventListener('popstate', () => { view = viewOf(new URL(location.href)) })
  document.addEventListener('click', (event) => {
    const link = (event.target as Element).closest?.('a[href]')
    const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey && !event.defaultPrevented
    if (!(link instanceof HTMLAnchorElement) || !plain || link.target || link.hasAttribute('download') || link.hash && link.pathname === location.pathname) return
    if (link.origin !== location.origin || link.pathname.startsWith('/api/') || link.pathname.startsWith('/docs')) return
    event.preventDefault()
    const samePage = link.pathname === location.pathname
    go(viewOf(new URL(link.href)))
    if (!samePage) {
      scrollTo(0, 0)
      document.querySelector<HTMLElement>('main')?.focus()
    }
  })
}
