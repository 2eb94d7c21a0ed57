import { getText } from '../../api/request'

/**
 * Puts drawings into the page in place of pictures: a picture has only the fonts of the machine, and many have none for Urdu.
 * They come from this server's own modules, never from what people enter.
 */
export function drawn(node: HTMLElement, wanted: boolean): void {
  if (!wanted) return
  for (const image of node.querySelectorAll<HTMLImageElement>('img[src^="/api/v1/"]')) {
    void getText(image.getAttribute('src')!.slice('/api/v1'.length)).then((text) => {
      const drawing = new DOMParser().parseFromString(text, 'image/svg+xml').documentElement
      if (drawing.nodeName !== 'svg') return
      drawing.querySelectorAll('script, foreignObject, title, desc').forEach((e) => e.remove())
      drawing.setAttribute('role', 'img')
      drawing.setAttribute('aria-label', image.alt)
      image.replaceWith(document.importNode(drawing, true))
    }, () => { /* The picture stays. */ })
  }
}
