import { pages, start } from '../../src/address/view'

/** Views that differ from the page as it opens. */
const views = ['/?by=host&show=share', '/?level=3', '/mobility?measure=abnormality', '/mobility?measure=trips', '/methods/displaced-stock', '/learn/B1', '/learn/B1?step=quiz', '/learn/kit']

/** Every page of the application, and views of some. A page that the application gets is here by itself. */
export const addresses = [...pages.map((page) => (page === start.page ? '/' : `/${page}`)), ...views]

/** The same address in a language. */
export function inLanguage(address: string, language: string): string {
  return `${address}${address.includes('?') ? '&' : '?'}lang=${language}`
}
