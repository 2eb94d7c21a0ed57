import { describe, expect, it } from 'vitest'
import english from '../../src/messages/en.json'
import urdu from '../../src/messages/ur.json'
import { problemCodes } from './described'

const codes = problemCodes()

/** Of the pages themselves: no answer, one that cannot be read, and a statement that is not what the person sees. */
const ofThePages = ['unreachable', 'unreadable', 'statement_differs']

describe.each([['English', english as Record<string, string>], ['Urdu', urdu as Record<string, string>]])('%s', (_, messages) => {
  it.each([...codes, ...ofThePages])('has a sentence for %s', (code) => expect(messages[`problem.${code}`]).toMatch(/[.۔]$/))
})

it('the codes are those of this server', () => expect(codes).toContain('second_factor_demanded'))

it('no sentence is for a code that nobody answers', () => {
  const codesOfSentences = Object.keys(english).filter((k) => /^problem\.[a-z]+(_[a-z]+)*$/.test(k)).map((k) => k.slice('problem.'.length))
  const words = ['other', 'refused', 'told']
  expect(codesOfSentences.filter((c) => !codes.includes(c) && !ofThePages.includes(c) && !words.includes(c))).toEqual([])
})
