import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import english from '../../src/messages/governance-en.json'
import urdu from '../../src/messages/governance-ur.json'
import { blank, fields, kinds, ways, type Field } from '../../src/pages/governance/kinds'

const en = english as Record<string, string>
const ur = urdu as Record<string, string>
const rules = join(import.meta.dirname, '../../../src/Tideline.Governance')
const source = (path: string) => readFileSync(join(rules, path), 'utf8')
const all = readdirSync(rules, { recursive: true, encoding: 'utf8' }).filter((f) => f.endsWith('.cs')).map(source).join('\n')
const codes = (text: string, pattern: RegExp) => [...new Set([...text.matchAll(pattern)].map((m) => m[1]!))]
const places = (message: string) => [...new Set([...message.matchAll(/\{(\w+)(?=[,}])/g)].map((m) => m[1]!))].sort()
const deep = (of: readonly Field[]): Field[] => of.flatMap((f) => ('fields' in f ? [f, ...deep(f.fields)] : [f]))

// What the server says in English has its Urdu here.
const ofServer = /^(finding|clause|risk|met|template)\./

describe('the words of the governance desk', () => {
  it('are the same in Urdu, apart from what the server says in English', () =>
    expect(Object.keys(ur).filter((k) => !ofServer.test(k)).sort()).toEqual(Object.keys(en).filter((k) => !ofServer.test(k)).sort()))

  it.each(Object.keys(en))('%s has the same places in Urdu', (key) => expect(places(ur[key]!)).toEqual(places(en[key]!)))

  it.each(codes(all, /"((?:TC|UC|SM|CL|AR|RA|AW|DP|CD|PR|PN)\d+)"/g))('the finding %s has an Urdu sentence', (code) => expect(ur[`finding.${code}`]).toBeTruthy())

  it.each([
    ['clause', 'Agreements/Clause.cs', ''], ['clause', 'Agreements/Clause.cs', '.asks'], ['risk', 'Dpia/StarterRisk.cs', ''], ['met', 'Programme/Prerequisite.cs', ''],
    ['template', 'Communications/MessageTemplate.cs', ''], ['template', 'Communications/MessageTemplate.cs', '.when'],
  ])('%s: every entry of %s has its Urdu%s', (list, file, more) => {
    const found = codes(source(file), /^\s+new\("([a-z_]+)"/gm)
    expect(found.length).toBeGreaterThan(5)
    expect(found.filter((code) => !ur[`${list}.${code}${more}`])).toEqual([])
  })

  it('keep the places of the templates', () => {
    for (const [, code, text] of source('Communications/MessageTemplate.cs').matchAll(/new\("([a-z_]+)", Audience[^\n]*\n\s+"([^"]+)"/g)) {
      expect(places(ur[`template.${code!}`]!)).toEqual(places(text!))
      for (const place of places(text!)) expect(en[`place.${place}`], place).toBeTruthy()
    }
  })

  it.each(kinds)('name every field, choice and state of %s', (kind) => {
    for (const field of deep(fields[kind])) {
      expect(en[`field.${field.name}`], field.name).toBeTruthy()
      if (field.as === 'choice') for (const value of field.values) expect(en[`option.${field.name}.${value}`], `${field.name}.${value}`).toBeTruthy()
      if (field.as === 'list') expect(en[`add.${field.name}`], field.name).toBeTruthy()
      if (field.as === 'codes') expect(en[`field.${field.line}`], field.line).toBeTruthy()
    }
    for (const state of ways[kind] ?? []) expect(en[`state.${state}`], state).toBeTruthy()
    for (const list of ['tab', 'about', 'for', 'new']) expect(en[`${list}.${kind}`], list).toBeTruthy()
  })

  it.each(kinds)('begin with an empty %s', (kind) => expect(Object.keys(blank(fields[kind]))).toEqual(fields[kind].map((f) => f.name)))
})
