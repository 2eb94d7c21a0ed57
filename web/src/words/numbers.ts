import type { Figure } from '../figures/table'

/** Numbers and dates of one language. Digits are Latin in every language, so that tables of two languages can be compared. */
export interface Numbers {
  whole(n: number): string
  /** With a plus where it is a gain. */
  signed(n: number): string
  /** One decimal below 10. */
  percent(n: number): string
  decimal(n: number): string
  range(lower: string, upper: string, wordy: boolean): string
  date(day: string): string
  shortDate(day: string): string
  /** A day and minute of an instant, in the time of whoever reads. */
  moment(instant: string): string
  period(start: string, end: string): string
}

// Where a language writes dates in several ways, the day comes first.
const regions: Record<string, string> = { en: 'en-GB' }

export function numbersOf(language: string, to: string): Numbers {
  const locale = `${regions[language] ?? language}-u-nu-latn-ca-gregory`
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 })
  const one = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 })
  const long = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
  const short = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', timeZone: 'UTC' })
  const moment = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  // Minus is U+2212 in every language; −0 is 0.
  const minus = (format: Intl.NumberFormat, n: number) => format.format(n === 0 ? 0 : n).replace(/[\u200e\u200f\u061c]*[-\u2212]/, '\u2212').replace(/^\u22120(\.0)?$/, '0$1')
  const rightToLeft = /[\u0590-\u08ff]/.test(to)
  const self: Numbers = {
    whole: (n) => minus(whole, n),
    signed: (n) => (n > 0 ? '+' : '') + self.whole(n),
    percent: (n) => (n > 0 && n < 0.05 ? '<0.1%' : `${minus(Math.abs(n) < 10 && n !== 0 ? one : whole, n)}%`),
    decimal: (n) => minus(one, n),
    // Each number keeps its sign in front; the word between them takes the direction of its script.
    range: (lower, upper, wordy) => (wordy ? `${rightToLeft ? '\u2067' : '\u2066'}\u2066${lower}\u2069 ${to} \u2066${upper}\u2069\u2069` : `${lower}\u2060–\u2060${upper}`),
    date: (day) => long.format(instant(day)),
    shortDate: (day) => short.format(instant(day)),
    moment: (instant) => moment.format(new Date(instant)),
    period: (start, end) => (start === end ? self.date(start) : span(long, start, end)),
  }
  return self
}

function span(format: Intl.DateTimeFormat, start: string, end: string): string {
  const text = format.formatRange(instant(start), instant(end))
  // 6–12 October, but 29 September – 5 October; neither may break before the dash.
  return text.replace(/(\d)\s*–\s*(\d)/g, (whole, a: string, b: string) => (start.slice(0, 7) === end.slice(0, 7) ? `${a}\u2060–\u2060${b}` : whole)).replace(/\s+–\s+/g, '\u00a0– ')
}

function instant(day: string): Date {
  return new Date(`${day}T00:00:00Z`)
}

/**
 * For prose, as the bulletin does: to the coarsest of 10, 20, 50, 100 … that is at most a tenth of the interval. The bounds
 * move outwards. A figure without an interval, or with a narrow one, stays as released.
 */
export function rounded<F extends Figure>(figure: F): F {
  if (figure.value === null || figure.lower === null || figure.upper === null) return figure
  const tenth = (figure.upper - figure.lower) / 10
  let step = 0
  for (let power = 10; power <= tenth; power *= 10) {
    for (const s of [1, 2, 5]) if (s * power <= tenth) step = s * power
  }
  if (step === 0) return figure
  const away = Math.sign(figure.value) * Math.round(Math.abs(figure.value) / step) * step
  return { ...figure, value: away, lower: Math.floor(figure.lower / step) * step, upper: Math.ceil(figure.upper / step) * step }
}
