import type { Point } from './neighbours'

export interface Size { width: number; height: number }

/** The part of a drawing that is shown: how many times larger than the whole, and the point of the whole in its middle. */
export interface Zoom { times: number; middle: Point }

/** The same on the ground, so that it can stand in an address: longitude and latitude of the middle. */
export interface Place { times: number; longitude: number; latitude: number }

/** The smallest districts of a large country are then wider than a finger. */
export const most = 32

export function whole(size: Size): Zoom {
  return { times: 1, middle: [size.width / 2, size.height / 2] }
}

/** The nearest zoom that shows nothing outside the drawing. */
export function within(zoom: Zoom, size: Size): Zoom {
  const times = Math.min(Math.max(zoom.times, 1), most)
  const between = (at: number, length: number) => Math.min(Math.max(at, length / 2 / times), length - length / 2 / times)
  return { times, middle: [between(zoom.middle[0], size.width), between(zoom.middle[1], size.height)] }
}

/** Where a point of the whole is on the screen, in units of the drawing. */
export function onScreen(zoom: Zoom, size: Size, [x, y]: Point): Point {
  return [(x - zoom.middle[0]) * zoom.times + size.width / 2, (y - zoom.middle[1]) * zoom.times + size.height / 2]
}

/** The point of the whole that is there on the screen. */
export function ofWhole(zoom: Zoom, size: Size, [x, y]: Point): Point {
  return [(x - size.width / 2) / zoom.times + zoom.middle[0], (y - size.height / 2) / zoom.times + zoom.middle[1]]
}

/** Larger or smaller; what is at `around` on the screen stays there, as far as the edges allow. */
export function closer(zoom: Zoom, size: Size, factor: number, around: Point = [size.width / 2, size.height / 2]): Zoom {
  const times = Math.min(Math.max(zoom.times * factor, 1), most)
  const [x, y] = ofWhole(zoom, size, around)
  return within({ times, middle: [x - (around[0] - size.width / 2) / times, y - (around[1] - size.height / 2) / times] }, size)
}

/** Moves what is shown as a hand moves paper: by so many units on the screen. */
export function moved(zoom: Zoom, size: Size, dx: number, dy: number): Zoom {
  return within({ times: zoom.times, middle: [zoom.middle[0] - dx / zoom.times, zoom.middle[1] - dy / zoom.times] }, size)
}

/** Brings a point of the screen into the middle unless it can be seen. */
export function showing(zoom: Zoom, size: Size, at: Point): Zoom {
  const seen = (x: number, length: number) => x >= length * 0.03 && x <= length * 0.97
  return seen(at[0], size.width) && seen(at[1], size.height) ? zoom : within({ times: zoom.times, middle: ofWhole(zoom, size, at) }, size)
}
