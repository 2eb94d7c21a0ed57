/** Classes of a measure. Half-open [a, b), open at both ends; the same on every date and page, so that a colour keeps its meaning. */
export interface Classes {
  /** Where one class ends and the next begins, ascending; one fewer than colours. */
  readonly breaks: readonly number[]
  readonly colours: readonly string[]
  /** The class that means "within noise" in a scale with a middle. */
  readonly middle?: number
}

/** The class of any number, also of one at a break (the upper class) and beyond the ends; never absent. */
export function classOf(classes: Classes, value: number): number {
  return classes.breaks.filter((b) => value >= b).length
}

const ochre = ['#f2b872', '#db9244', '#b8712a', '#8f5319', '#65380f', '#3d2109']

/** Displaced or hosted people, % of residents. */
export const displacedPercent: Classes = { breaks: [1, 2, 5, 10, 20], colours: ochre }

const balance = ['#0b3f7c', '#4f86bd', '#a9c9e2', '#f7ecc9', '#ecc795', '#bd7730', '#693b10']

/** Abnormality: a modified z score; within 2 is ordinary. */
export const abnormality: Classes = { breaks: [-6, -3.5, -2, 2, 3.5, 6], colours: balance, middle: 3 }

/** Change between two periods, % of the earlier one. */
export const changePercent: Classes = { breaks: [-30, -15, -5, 5, 15, 30], colours: balance, middle: 3 }
