import type { Sheet } from './sheet'

/** The questions, as the server has them. */
export interface Framework {
  /** `levels`: what levels 1 to 4 look like. */
  dimensions: { code: string; name: string; questions: { code: string; asks: string; levels: string[]; evidence: string }[] }[]
  gates: { code: string; name: string }[]
  respondents: string[]
  custodies: string[]
  /** The weakest first; the place, from 1, is the level that it carries. */
  evidence: string[]
}

/** What sheets amount to. */
export interface Scored {
  sheets: Sheet[]
  country: string
  day: string
  stage: string
  unknownShare: number
  dimensions: { code: string; mean: number; least: number; band: string; questions: { code: string; level: number; least: number | null; most: number | null; unknown: number }[] }[]
  gates: { code: string; passed: boolean; lacking: { question: string; level: number; needed: number }[] }[]
  differing: string[]
  next: { question: string; do: string; role: string; days: number; artefact: string; module: string }[]
  accessModel: string
  years: { day: string; stage: string; means: number[] }[]
}
