/** A line of a workshop's agenda: what happens from when to when, in minutes of the day. */
export interface Slot { day: number; from: number; to: number; what: 'module' | 'break' | 'lunch' | 'groups'; module: string | null }

const breakMinutes = 15
const lunchMinutes = 60
const lunchFrom = 12 * 60 + 30
const dayEnds = 17 * 60
/** Work without a break. */
const longest = 120
/** For the group work at the end. */
const groupMinutes = 90

/** Modules one after another from a time of day, with breaks, lunch and the group work at the end; what does not fit goes to the next day. */
export function agenda(modules: readonly { id: string; minutes: number }[], starts: number): Slot[] {
  const slots: Slot[] = []
  let day = 1
  let now = starts
  let worked = 0
  let eaten = false
  const rest = (what: 'break' | 'lunch') => {
    const minutes = what === 'lunch' ? lunchMinutes : breakMinutes
    slots.push({ day, from: now, to: now + minutes, what, module: null })
    now += minutes
    worked = 0
  }
  const work = (what: 'module' | 'groups', minutes: number, module: string | null) => {
    if (now > starts && now + minutes > dayEnds) {
      day += 1
      now = starts
      worked = 0
      eaten = false
    }
    if (!eaten && now < lunchFrom + lunchMinutes && now + minutes > lunchFrom + 30 && now > starts) {
      rest('lunch')
      eaten = true
    } else if (worked > 0 && worked + minutes > longest) rest('break')
    slots.push({ day, from: now, to: now + minutes, what, module })
    now += minutes
    worked += minutes
  }
  for (const module of modules) work('module', module.minutes, module.id)
  if (modules.length > 0) work('groups', groupMinutes, null)
  return slots
}

/** Minutes of the day as 09:30. */
export function clock(minutes: number): string {
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`
}

/** Minutes of the day of 09:30; null where it is no time. */
export function minutesOf(text: string): number | null {
  const [, hours, minutes] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(text) ?? []
  return hours === undefined ? null : Number(hours) * 60 + Number(minutes)
}
