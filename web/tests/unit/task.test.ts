import { describe, expect, it } from 'vitest'
import { blocksOf } from '../../src/pages/learn/task'

describe('a task', () => {
  it('joins the lines of a paragraph, and keeps those that are indented', () => {
    expect(blocksOf('Read the\nfiles.\nWrite:\n  rows   rows\n  cells  cells\nThen check.\n\nLast.')).toEqual([
      { text: 'Read the files. Write:', isTable: false }, { text: 'rows   rows\ncells  cells', isTable: true }, { text: 'Then check.', isTable: false }, { text: 'Last.', isTable: false },
    ])
  })
  it('of nothing is nothing', () => expect(blocksOf('')).toEqual([]))
})
