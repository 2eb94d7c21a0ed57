import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import english from '../../src/messages/en.json'
import { may, permissions, uses } from '../../src/uses/uses'

const root = new URL('../../../', import.meta.url)

describe('what a figure may be used for', () => {
  it('grows with its quality', () => expect(permissions.map((p) => uses.filter((u) => may(u, p)))).toEqual([[], ['direction'], ['prioritise', 'direction'], ['plan', 'prioritise', 'direction']]))
  it('is never to find people', () => expect(permissions.some((p) => may('person', p))).toBe(false))
  it('has a sentence for each rule of the server', () => {
    const source = readFileSync(new URL('src/Tideline.Domain/Quality/UseRules.cs', root), 'utf8')
    const rules = [...source.matchAll(/\(new\("(\w+)"/g)].map((m) => m[1]!)
    expect(rules.length).toBeGreaterThan(15)
    expect(rules.filter((r) => !(`use.rule.${r}` in english))).toEqual([])
  })
})

describe('lessons', () => {
  const indicators = Object.keys(english).map((k) => /^indicator\.(\w+)$/.exec(k)?.[1]).filter((i) => i !== undefined)
  it.each(indicators)('%s has one in both languages', (indicator) => {
    for (const language of ['en', 'ur']) expect(readFileSync(new URL(`courses/lessons/${indicator}.${language}.md`, root), 'utf8')).toMatch(/^# /)
  })
})
