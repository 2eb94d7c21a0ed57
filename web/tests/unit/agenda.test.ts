import { describe, expect, it } from 'vitest'
import { agenda, clock, minutesOf } from '../../src/pages/learn/agenda'

const modules = (...minutes: number[]) => minutes.map((m, i) => ({ id: `A${i + 1}`, minutes: m }))

describe('the agenda of a workshop', () => {
  it('of nothing is empty', () => expect(agenda([], 540)).toEqual([]))

  it('goes from one to the next without a gap, and ends with the group work', () => {
    const slots = agenda(modules(45, 50, 60, 45), 9 * 60)
    for (const [i, slot] of slots.entries()) {
      const before = slots[i - 1]
      if (before?.day === slot.day) expect(slot.from).toBe(before.to)
      expect(slot.to).toBeGreaterThan(slot.from)
    }
    expect(slots.at(-1)!.what).toBe('groups')
    expect(slots.filter((s) => s.what === 'module').map((s) => s.module)).toEqual(['A1', 'A2', 'A3', 'A4'])
  })

  it('has a break before two hours are over, and lunch once a day', () => {
    const slots = agenda(modules(60, 60, 60, 60, 60), 9 * 60)
    expect(slots.filter((s) => s.what === 'lunch')).toHaveLength(1)
    let worked = 0
    for (const slot of slots) {
      worked = slot.what === 'module' || slot.what === 'groups' ? worked + slot.to - slot.from : 0
      expect(worked).toBeLessThanOrEqual(120)
    }
  })

  it('goes on the next morning where a day is full', () => {
    const slots = agenda(modules(...Array<number>(9).fill(60)), 9 * 60)
    expect(slots.at(-1)!.day).toBe(2)
    expect(slots.find((s) => s.day === 2)!.from).toBe(9 * 60)
    for (const slot of slots) expect(slot.to).toBeLessThanOrEqual(17 * 60)
  })
})

describe('a time of day', () => {
  it.each([['09:30', 570], ['00:00', 0], ['23:59', 1439]])('%s is read and written', (text, minutes) => {
    expect(minutesOf(text)).toBe(minutes)
    expect(clock(minutes)).toBe(text)
  })
  it.each(['9:30', '24:00', '10:60', 'noon'])('%s is none', (text) => expect(minutesOf(text)).toBeNull())
})
