/** What the campus answers; the server's description of the API says what each means. */
export interface CatalogueEntry { id: string; track: 'A' | 'B' | 'C'; title: string; minutes: number; prerequisites: string[]; question: string; language: string; form: boolean }

export interface Module extends CatalogueEntry {
  objectives: string[]; html: string; task: string; file: string; columns: string[]; hints: number; questions: number
  policyUse: string; keyPoints: string[]; glossary: { term: string; meaning: string }[]; references: string[]
}

export interface ModuleProgress { module: string; tries: number; exercise: boolean; bestQuiz: number | null; quiz: boolean; passed: boolean; hints: number }
export type CountryState = 'none' | 'waiting' | 'making' | 'made' | 'failed'
export interface Me { modules: ModuleProgress[]; due: number; nextReview: string | null; country: CountryState; cohort: string | null }

export type FieldKind = 'choice' | 'several' | 'order' | 'text' | 'prose' | 'date' | 'number'
export interface Field { id: string; group: string | null; kind: FieldKind; prompt: string; help: string | null; options: { id: string; text: string }[]; table: string[][] | null }
export interface Form { language: string; items: Field[]; answers: Record<string, string> }

export interface Criterion { id: string; title: string; passed: boolean; observed: string; misconception: string | null; told: string | null }
export interface Checked { passed: boolean; criteria: Criterion[] }
export interface Hints { shown: string[]; of: number }

export interface Question { id: string; module: string; language: string; stem: string; options: string[] }
export interface QuizResult { score: number; passed: boolean | null; questions: { id: string; right: boolean; chosen: number | null; reason: string | null }[] }

export interface Journal { notes: Record<string, { text: string; section: string | null }>; plan: Record<string, string> }
/** Sections of a country's plan, in its order. */
export const planSections = ['stakeholders', 'access', 'processing', 'outputs', 'questions', 'timeline'] as const

export interface BoardQuestion { id: string; nickname: string | null; asked: string; text: string; answer: string | null; mine: boolean }
interface Meeting { id: string; date: string; time: string; title: string; modules: string[]; live: string | null; recording: string | null }
export interface OwnCohort { name: string; starts: string; ends: string; sessions: (Meeting & { present: boolean; open: boolean })[]; board: BoardQuestion[] }

export interface GroupCount { kind: 'hidden' | 'few' | 'exact' | 'at_least'; count: number | null }
export interface Cohort { id: string; code: string; name: string; starts: string; ends: string; learners: number | null; sessions: (Meeting & { present: GroupCount })[]; board: BoardQuestion[] }
export interface CohortFigures {
  learners: number | null
  modules: { module: string; begun: GroupCount; exercise: GroupCount; quiz: GroupCount; passed: GroupCount }[]
  missed: { module: string; objective: number; learners: GroupCount }[]
  misconceptions: { module: string; id: string; learners: GroupCount }[]
  minutes: number | null
}
