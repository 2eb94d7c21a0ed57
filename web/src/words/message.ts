/** What a message's braces take. */
export type Arguments = Readonly<Record<string, string | number>>

type Part = string | { name: string; plural?: Map<string, Part[]> } | '#'

const parsed = new Map<string, Part[]>()

/**
 * Fills a message: `{name}`, and `{n, plural, one {# area} other {# areas}}` in which `#` stands for n and exact cases
 * are written `=0`. An argument that lacks stays visible as `{name}`. No quoting: messages need no literal brace.
 */
export function fill(message: string, args: Arguments, language: string, number: (n: number) => string): string {
  let parts = parsed.get(message)
  if (!parts) {
    parts = parse(message)
    parsed.set(message, parts)
  }
  return write(parts, args, language, number, null)
}

function write(parts: Part[], args: Arguments, language: string, number: (n: number) => string, counted: number | null): string {
  return parts.map((part) => {
    if (part === '#') return counted === null ? '#' : number(counted)
    if (typeof part === 'string') return part
    const value = args[part.name]
    if (value === undefined) return `{${part.name}}`
    if (!part.plural) return typeof value === 'number' ? number(value) : value
    const n = Number(value)
    const chosen = part.plural.get(`=${n}`) ?? part.plural.get(new Intl.PluralRules(language).select(n)) ?? part.plural.get('other') ?? []
    return write(chosen, args, language, number, n)
  }).join('')
}

function parse(message: string): Part[] {
  let at = 0
  const parts = (inPlural: boolean): Part[] => {
    const found: Part[] = []
    let text = ''
    const flush = () => { if (text) found.push(text); text = '' }
    for (; at < message.length && message[at] !== '}'; at++) {
      if (message[at] === '{') { flush(); at++; found.push(place()) }
      else if (message[at] === '#' && inPlural) { flush(); found.push('#') }
      else text += message[at]
    }
    flush()
    return found
  }
  const upTo = (stop: RegExp) => {
    const from = at
    while (at < message.length && !stop.test(message[at]!)) at++
    return message.slice(from, at).trim()
  }
  const place = (): Part => {
    const name = upTo(/[,}]/)
    if (message[at] !== ',') return { name }
    at++
    upTo(/,/)
    at++
    const plural = new Map<string, Part[]>()
    for (;;) {
      const key = upTo(/[{}]/)
      if (message[at] !== '{') break
      at++
      plural.set(key, parts(true))
      at++
    }
    return { name, plural }
  }
  return parts(false)
}
