/** A field of a document, as a form shows it. Its label is the message `field.NAME`. */
export type Field =
  | { name: string; as: 'line' | 'text' | 'lines' | 'day' | 'tick' | 'verdict' | 'hash' }
  | { name: string; as: 'number'; least: number; most: number }
  | { name: string; as: 'choice'; values: readonly string[] }
  | { name: string; as: 'list'; fields: readonly Field[] }
  | { name: string; as: 'group'; fields: readonly Field[] }
  /** Entries of a catalogue that are ticked, each with a line of its own. */
  | { name: string; as: 'codes'; of: 'clauses' | 'prerequisites'; line: string }

export const kinds = ['change', 'use-case', 'stakeholders', 'clauses', 'impact', 'access', 'product', 'country', 'note'] as const
export type Kind = (typeof kinds)[number]

const line = (name: string): Field => ({ name, as: 'line' })
const text = (name: string): Field => ({ name, as: 'text' })
const lines = (name: string): Field => ({ name, as: 'lines' })
const day = (name: string): Field => ({ name, as: 'day' })
const number = (name: string, least: number, most: number): Field => ({ name, as: 'number', least, most })
const choice = (name: string, ...values: string[]): Field => ({ name, as: 'choice', values })
const list = (name: string, ...fields: Field[]): Field => ({ name, as: 'list', fields })
const scores = ['inTime', 'fit', 'privacy', 'cost'].map((name) => number(name, 0, 3))

export const fields: Record<Kind, readonly Field[]> = {
  change: [
    line('title'), text('problem'), lines('inputs'), lines('activities'), lines('outputs'), lines('outcomes'), text('impact'),
    list('assumptions', line('text'), { name: 'killer', as: 'tick' }, line('test'), { name: 'holds', as: 'verdict' }),
    list('measures', line('name'), line('baseline'), line('target'), line('source')),
  ],
  'use-case': [
    line('title'), text('decision'), line('decisionMaker'), line('user'), line('figure'), day('neededBy'), day('decisionOn'), line('threshold'), line('action'),
    list('alternatives', line('name'), ...scores), { name: 'phoneRecords', as: 'group', fields: scores }, text('necessity'),
  ],
  stakeholders: [
    line('title'),
    list('actors', line('name'),
      choice('kind', 'operator', 'regulator', 'data_protection', 'statistics_office', 'disaster_authority', 'user', 'civil_society', 'funder', 'provider', 'other'),
      line('mandate'), number('influence', 1, 5), number('interest', 1, 5), line('concern'), line('incentive'), line('owner'), line('nextStep'), day('nextContact')),
  ],
  clauses: [line('title'), day('end'), number('renewalDays', 0, 1000), { name: 'clauses', as: 'codes', of: 'clauses', line: 'reference' }],
  impact: [
    line('title'), { name: 'pipelineHash', as: 'hash' }, lines('purposes'),
    list('flows', line('category'), line('source'), line('subjects'), line('recipients'), number('retentionDays', 0, 36500)),
    text('legalBasis'), text('necessity'), text('proportionality'),
    list('consultations', choice('kind', 'data_protection_officer', 'authority', 'civil_society', 'other'), line('name'), day('on'), text('said')),
    list('risks', line('code'), line('threat'), line('harm'), { name: 'groupHarm', as: 'tick' }, number('likelihood', 1, 4), number('severity', 1, 4), line('controls'),
      number('likelihoodAfter', 1, 4), number('severityAfter', 1, 4), line('owner'), day('due')),
    choice('decision', 'open', 'go', 'go_with_conditions', 'stop'), day('reviewOn'),
  ],
  access: [
    line('title'), line('organisation'), choice('asks', 'figures', 'person', 'device', 'pseudonyms', 'group'), line('purpose'), line('product'), lines('areas'), number('level', 0, 5),
    choice('period', 'day', 'week', 'month', 'since_onset'), day('from'), day('to'), number('delayHours', 0, 10000), lines('recipients'), day('needBy'), line('agreement'),
  ],
  product: [
    line('title'), text('need'), line('useCase'), list('partners', line('organisation'), choice('role', 'user', 'operator', 'statistics', 'technical', 'civil_society'), line('brings')),
    text('method'), text('limits'), text('goodEnough'),
  ],
  country: [
    line('title'), number('rung', 0, 6), line('lead'), { name: 'met', as: 'codes', of: 'prerequisites', line: 'evidence' },
    list('cohorts', line('name'), choice('track', 'A', 'B'), day('start'), number('people', 0, 100000), number('certified', 0, 100000)), line('nextStep'), day('nextOn'),
  ],
  note: [line('title'), text('why'), text('what'), text('isNot'), text('safeguards'), text('uncertainty')],
}

/** The states of a way, in their order, without those that turn off it. */
export const ways: Partial<Record<Kind, readonly string[]>> = {
  impact: ['draft', 'signed_once', 'signed'],
  access: ['draft', 'submitted', 'technical_check', 'legal_check', 'approved', 'executed', 'released', 'closed'],
  product: ['need', 'prototype', 'joint_review', 'agreed', 'in_use'],
}

/** Text that the step should come with. */
export const withReason = ['rejected', 'revoked', 'joint_review', 'prototype', 'dropped', 'technical_check', 'legal_check']

/** A document in which nothing is written yet. */
export function blank(of: readonly Field[]): Record<string, unknown> {
  return Object.fromEntries(of.map((f) => [f.name, empty(f)]))
}

function empty(field: Field): unknown {
  switch (field.as) {
    case 'line': case 'text': case 'hash': return ''
    case 'lines': case 'list': case 'codes': return []
    case 'tick': return false
    case 'choice': return field.values[0]
    case 'group': return blank(field.fields)
    case 'number': return field.name === 'renewalDays' ? 90 : null
    default: return null
  }
}
