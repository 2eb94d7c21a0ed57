/** What an organisation answered to a question. */
export interface Given {
  /** 0 to 4; null: nobody knows. */
  level: number | null
  evidence: string
  note: string
}

export interface Respondent { organisation: string; kind: string; answers: Record<string, Given> }

/** What several organisations of a country answered on one day. */
export interface Sheet { country: string; day: string; custody: string | null; staffAtOperator: boolean; respondents: Respondent[] }

export const mostSheetText = 900_000

export const blankRespondent = (kind: string): Respondent => ({ organisation: '', kind, answers: {} })

export function blankSheet(today: string): Sheet {
  return { country: '', day: today, custody: null, staffAtOperator: false, respondents: [blankRespondent('operator')] }
}

/** A sheet as a file: JSON, which `tideline learn maturity score` reads like YAML. */
export function textOf(sheet: Sheet): string {
  return `${JSON.stringify({
    country: sheet.country,
    day: sheet.day,
    ...(sheet.custody === null ? {} : { custody: sheet.custody }),
    staff_at_operator: sheet.staffAtOperator,
    respondents: sheet.respondents.map((r) => ({
      organisation: r.organisation,
      kind: r.kind,
      answers: Object.fromEntries(Object.entries(r.answers).map(([code, a]) => [code, { level: a.level ?? 'unknown', evidence: a.evidence, note: a.note }])),
    })),
  }, null, 1)}\n`
}

/** The sheet of a file that `textOf` wrote, also one that is not complete; null: it is another file, which the server must read. */
export function sheetOf(text: string): Sheet | null {
  let read: unknown
  try {
    read = JSON.parse(text)
  } catch {
    return null
  }
  const from = record(read)
  if (from === null || !Array.isArray(from['respondents'])) return null
  const respondents = from['respondents'].map(record).filter((r) => r !== null)
    .map((r): Respondent => ({ organisation: word(r['organisation']), kind: word(r['kind']) || 'other', answers: answersOf(r['answers']) }))
  return {
    country: word(from['country']), day: word(from['day']), custody: word(from['custody']) || null,
    staffAtOperator: from['staff_at_operator'] === true || from['staff_at_operator'] === 'true',
    respondents: respondents.length === 0 ? [blankRespondent('operator')] : respondents,
  }
}

/** Whether the server can score it. */
export function isComplete(sheet: Sheet): boolean {
  return sheet.country.trim() !== '' && /^\d{4}-\d{2}-\d{2}$/.test(sheet.day) && sheet.respondents.length > 0 && sheet.respondents.every((r) => r.organisation.trim() !== '')
}

function answersOf(given: unknown): Record<string, Given> {
  const answers: Record<string, Given> = {}
  for (const [code, answer] of Object.entries(record(given) ?? {})) {
    const a = record(answer)
    if (a === null) continue
    const level = Number(a['level'])
    answers[code] = { level: a['level'] !== null && Number.isInteger(level) && level >= 0 && level <= 4 ? level : null, evidence: word(a['evidence']) || 'none', note: word(a['note']) }
  }
  return answers
}

function record(value: unknown): Record<string, unknown> | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value as Record<string, unknown> : null
}

function word(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
