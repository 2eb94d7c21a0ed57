import type { Point } from './neighbours'

export interface Label { code: string; text: string; at: Point }

/** The labels that fit without touching each other, the first ones first. Widths are guessed from the number of letters. */
export function fitting(labels: readonly Label[], letter = 7.4, line = 17): Label[] {
  const kept: Label[] = []
  for (const label of labels) {
    const clear = kept.every((other) => {
      const apart = ((label.text.length + other.text.length) * letter) / 2
      return Math.abs(label.at[0] - other.at[0]) > apart || Math.abs(label.at[1] - other.at[1]) > line
    })
    if (clear) kept.push(label)
  }
  return kept
}
