import { describe, expect, it } from 'vitest'
import english from '../../src/messages/en.json'
import urdu from '../../src/messages/ur.json'
import { fill } from '../../src/words/message'

const say = (message: string, args: Record<string, string | number> = {}, language = 'en') => fill(message, args, language, String)
const places = (message: string) => [...message.matchAll(/\{(\w+)(?=[,}])/g)].map((m) => m[1]!).filter((n) => !/^#/.test(n)).sort()

describe('messages', () => {
  it('fill places', () => expect(say('{a} of {b}', { a: 1, b: 'two' })).toBe('1 of two'))
  it('choose the plural', () => expect([1, 2].map((n) => say('{n, plural, one {# area} other {# areas}}', { n }))).toEqual(['1 area', '2 areas']))
  it('prefer an exact number', () => expect(say('{n, plural, =0 {none} one {#} other {#}}', { n: 0 })).toBe('none'))
  it('keep places inside plurals', () => expect(say('{n, plural, one {# day of {of}} other {# days of {of}}}!', { n: 3, of: 'May' })).toBe('3 days of May!'))
  it('show what lacks', () => expect(say('{absent}')).toBe('{absent}'))
})

describe.each([['Urdu', urdu as Record<string, string>, 'ur']])('%s', (_, messages, language) => {
  it('has the keys of English and no other', () => expect(Object.keys(messages).sort()).toEqual(Object.keys(english).sort()))

  it.each(Object.keys(english))('%s has the places of English', (key) => {
    expect([...new Set(places(messages[key]!))]).toEqual([...new Set(places((english as Record<string, string>)[key]!))])
  })

  it('leaves no English sentence', () => {
    const same = Object.entries(english).filter(([k, v]) => v === messages[k] && /[a-z]{3,} [a-z]{3,}/.test(v.replace(/\{.*?\}/g, '')))
    expect(same).toEqual([])
  })

  it('fills every message', () => {
    for (const [key, message] of Object.entries(messages)) {
      const args = Object.fromEntries(places(message).map((p) => [p, 5]))
      expect(say(message, args, language), key).not.toMatch(/[{}]/)
    }
  })
})
