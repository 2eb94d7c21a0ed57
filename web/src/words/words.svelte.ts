import { here } from '../address/here.svelte'
import type { Language } from '../address/view'
import english from '../messages/en.json'
import { fill, type Arguments } from './message'
import { numbersOf, type Numbers } from './numbers'

export type Key = keyof typeof english
type Messages = Record<Key, string>

/** A language is a file of messages, a direction and, where Latin letters do not do, fonts that only it loads. */
const readers: Record<Language, { direction: 'ltr' | 'rtl'; read: () => Promise<Messages> }> = {
  en: { direction: 'ltr', read: () => Promise.resolve(english) },
  ur: {
    direction: 'rtl',
    read: async () => {
      const [file] = await Promise.all([import('../messages/ur.json'), import('../styles/urdu.css')])
      return file.default
    },
  },
}

interface Words { language: Language; direction: 'ltr' | 'rtl'; messages: Messages; numbers: Numbers }

function wordsOf(language: Language, messages: Messages): Words {
  return { language, direction: readers[language].direction, messages, numbers: numbersOf(language, messages['number.to']) }
}

let words = $state.raw<Words>(wordsOf('en', english))

export async function speak(language: Language): Promise<void> {
  const messages = await readers[language].read()
  if (here.view.language !== language) return
  words = wordsOf(language, messages)
  document.documentElement.lang = language
  document.documentElement.dir = words.direction
}

/** The message in the page's language. Arguments are isolated, so that numbers and codes keep their order in a right-to-left line. */
export function t(key: Key, args: Arguments = {}): string {
  return say(words.messages[key] ?? key, args)
}

/** A message of another file, in the page's language. */
export function say(message: string, args: Arguments = {}): string {
  const isolate = words.direction === 'rtl'
  const given = isolate ? Object.fromEntries(Object.entries(args).map(([k, v]) => [k, typeof v === 'string' ? isolated(v) : v])) : args
  const number = (n: number) => (isolate ? isolated(words.numbers.whole(n)) : words.numbers.whole(n))
  return fill(message, given, words.language, number)
}

// By what it holds: a first-strong isolate looks past isolates inside it, and numbers alone are left to right.
function isolated(text: string): string {
  return `${/[\u0590-\u08ff\ufb1d-\ufefc]/.test(text) ? '\u2067' : '\u2066'}${text}\u2069`
}

/** Of a word that may be absent, such as the code of a remark from a newer server. */
export function has(key: string): key is Key {
  return key in english
}

/** What follows `prefix` in the keys of messages, in their order: a list that the messages themselves hold. */
export function under(prefix: string): string[] {
  return Object.keys(english).filter((k) => k.startsWith(prefix)).map((k) => k.slice(prefix.length))
}

export const speech = {
  get language() { return words.language },
  get direction() { return words.direction },
  get numbers() { return words.numbers },
}
