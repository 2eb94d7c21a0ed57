/**
 * A page of the methods as it can be read here: links to files of the repository become plain text, and the empty heads
 * that Markdown needs for tables without one are taken out.
 */
export function readable(html: string): string {
  const page = new DOMParser().parseFromString(html, 'text/html')
  for (const link of page.querySelectorAll('a[href^="../"]')) link.replaceWith(...link.childNodes)
  for (const head of page.querySelectorAll('thead')) if (head.textContent?.trim() === '') head.remove()
  return page.body.innerHTML
}
