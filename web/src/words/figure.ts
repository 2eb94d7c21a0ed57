import type { Status } from '../api/types'
import { hasNumber } from '../figures/status'
import type { Figure } from '../figures/table'
import { rounded } from './numbers'
import { speech, t, type Key } from './words.svelte'

export type Unit = 'people' | 'trips' | 'percent' | 'index' | 'change'

/** A bare number of a unit. */
export function numberText(n: number, unit: Unit): string {
  const { numbers } = speech
  if (unit === 'percent') return numbers.percent(n)
  if (unit === 'index') return numbers.decimal(n)
  return unit === 'change' ? numbers.signed(n) : numbers.whole(n)
}

/** The interval, such as 10,900–13,800; with a word between where a bound is negative. Empty where there is none. */
export function intervalText(figure: Figure, unit: Unit): string {
  if (figure.lower === null || figure.upper === null || figure.lower === figure.upper && figure.lower === figure.value) return ''
  return speech.numbers.range(numberText(figure.lower, unit), numberText(figure.upper, unit), figure.lower < 0)
}

/** The figure in words: 12,000 (10,900–13,800), or why there is no number. */
export function figureText(figure: Figure | null, unit: Unit): string {
  if (figure === null) return t('status.none')
  if (!hasNumber(figure)) return statusText(figure.status)
  const interval = intervalText(figure, unit)
  return interval === '' ? numberText(figure.value, unit) : t('number.about', { value: numberText(figure.value, unit), interval })
}

/** As `figureText`, with the digits that the interval can bear. For sentences and key figures; tables hold the released figures. */
export function aboutText(figure: Figure | null, unit: Unit): string {
  return figureText(figure && (unit === 'people' || unit === 'change' || unit === 'trips') ? rounded(figure) : figure, unit)
}

export function statusText(status: Status): string {
  return t(`status.${status}`)
}

export function meaningText(status: Status): string {
  return t(`status.${status}.meaning` as Key)
}
