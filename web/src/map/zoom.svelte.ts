import type { Drawing } from './places'
import type { Point } from './neighbours'
import { closer, moved, showing, whole, within, type Place, type Zoom } from './zoom'

/** Movement, in pixels, from which a press is a drag and no longer a click. */
const dragged = 4

/**
 * What part of a map is shown, by buttons, keys, wheel and fingers. The map is drawn anew at its size and not blown up: lines, textures,
 * circles and letters keep theirs.
 */
export class MapZoom {
  #place = $state.raw<Place | null>(null)
  readonly #whole: () => Drawing
  readonly #zoom = $derived.by(() => this.#zoomOf(this.#place))
  /** What is to be drawn. */
  readonly drawing = $derived.by(() => (this.#zoom.times === 1 ? this.#whole() : this.#whole().zoomed(this.#zoom)))

  /** `given`: what the address shows; null: the whole. `tell` is called a moment after the last change. */
  constructor(drawing: () => Drawing, given: () => Place | null = () => null, tell: (place: Place | null) => void = () => {}) {
    this.#whole = drawing
    let told: Place | null = null
    $effect(() => {
      const place = given()
      if (same(place, told)) return
      told = place
      this.#place = place
    })
    $effect(() => {
      const place = this.#place
      if (same(place, told)) return undefined
      const timer = setTimeout(() => { told = place; tell(place) }, 250)
      return () => clearTimeout(timer)
    })
  }

  get times(): number {
    return this.#zoom.times
  }

  closer(factor: number, around?: Point): void {
    this.#set(closer(this.#zoom, this.#whole(), factor, around))
  }

  /** By a share of what is shown. */
  look(right: number, down: number): void {
    const { width, height } = this.#whole()
    this.#set(moved(this.#zoom, this.#whole(), -right * width, -down * height))
  }

  all(): void {
    this.#set(whole(this.#whole()))
  }

  /** Lets a point of the screen be seen, such as where the focus went. */
  show(at: Point | undefined): void {
    if (at && this.times > 1) this.#set(showing(this.#zoom, this.#whole(), at))
  }

  /** Keys while the map has the focus; `around` is a point of the screen. Gives whether the key was one of them. */
  key(key: string, around?: Point): boolean {
    if (key === '+' || key === '=') this.closer(2, around)
    else if (key === '-') this.closer(0.5, around)
    else if (key === '0') this.all()
    else return false
    return true
  }

  /** Listens to wheel, drag and pinch on the map's drawing. */
  gestures = (svg: SVGSVGElement): (() => void) => {
    const fingers = new Map<number, Point>()
    let far = 0
    const at = (event: MouseEvent): Point => {
      const point = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM()!.inverse())
      return [point.x, point.y]
    }
    const unit = () => svg.getScreenCTM()!.inverse().a
    const on = new AbortController()
    const listen = <K extends keyof SVGElementEventMap>(name: K, heard: (event: SVGElementEventMap[K]) => void, how: AddEventListenerOptions = {}) =>
      svg.addEventListener(name, heard as EventListener, { ...how, signal: on.signal })

    // The wheel alone scrolls the page; two fingers on a touchpad come as the wheel with Ctrl.
    listen('wheel', (event) => {
      if (!event.ctrlKey && !event.metaKey) return
      event.preventDefault()
      this.closer(Math.exp(-Math.max(-80, Math.min(80, event.deltaY)) / 120), at(event))
    }, { passive: false })
    // One finger scrolls the page past a map that is whole; two never do.
    listen('touchmove', (event) => { if (event.touches.length > 1 && event.cancelable) event.preventDefault() }, { passive: false })
    listen('pointerdown', (event) => {
      if (event.pointerType === 'mouse' && event.button !== 0) return
      if (fingers.size === 0) far = 0
      fingers.set(event.pointerId, [event.clientX, event.clientY])
    })
    listen('pointermove', (event) => {
      const before = fingers.get(event.pointerId)
      if (!before) return
      const now: Point = [event.clientX, event.clientY]
      const other = [...fingers].find(([id]) => id !== event.pointerId)?.[1]
      if (!other && this.times === 1) return
      far += Math.hypot(now[0] - before[0], now[1] - before[1])
      fingers.set(event.pointerId, now)
      if (far < dragged) return
      // Only now: a captured press is no click on the area below it.
      if (!svg.hasPointerCapture(event.pointerId)) svg.setPointerCapture(event.pointerId)
      if (other) {
        const apart = (p: Point) => Math.max(1, Math.hypot(p[0] - other[0], p[1] - other[1]))
        const middle = new DOMPoint((now[0] + other[0]) / 2, (now[1] + other[1]) / 2).matrixTransform(svg.getScreenCTM()!.inverse())
        this.closer(apart(now) / apart(before), [middle.x, middle.y])
      }
      // Of two fingers that move together each carries the half.
      const share = other ? unit() / 2 : unit()
      this.#set(moved(this.#zoom, this.#whole(), (now[0] - before[0]) * share, (now[1] - before[1]) * share))
    })
    for (const name of ['pointerup', 'pointercancel'] as const) listen(name, (event) => { fingers.delete(event.pointerId) })
    listen('click', (event) => { if (far >= dragged && event.detail > 0) { event.stopPropagation(); far = 0 } }, { capture: true })
    return () => on.abort()
  }

  #zoomOf(place: Place | null): Zoom {
    const drawing = this.#whole()
    return place === null ? whole(drawing) : within({ times: place.times, middle: drawing.pointAt([place.longitude, place.latitude]) }, drawing)
  }

  #set(zoom: Zoom): void {
    if (zoom.times === 1) {
      this.#place = null
      return
    }
    const [longitude, latitude] = this.#whole().placeAt(zoom.middle)
    // As an address writes it, so that what is read back is the same.
    this.#place = { times: rounded(zoom.times, 3), longitude: rounded(longitude, 6), latitude: rounded(latitude, 6) }
  }
}

function rounded(n: number, digits: number): number {
  return Number(n.toFixed(digits))
}

function same(a: Place | null, b: Place | null): boolean {
  return a === b || a !== null && b !== null && a.times === b.times && a.longitude === b.longitude && a.latitude === b.latitude
}
