/** Bytes as disks are sold: in units of a thousand million. */
export function gigabytes(bytes: number): number {
  return bytes / 1e9
}

/** Ids that somebody typed with blanks, commas or line breaks between. */
export function idsIn(text: string): string[] {
  return text.split(/[\s,،;]+/).filter((id) => id !== '')
}

/** A text field as it is sent: nothing typed is nothing. */
export function given(text: string): string | null {
  const line = text.trim()
  return line === '' ? null : line
}

/** The first day of a month as its year and month, such as 2026-07. */
export function monthOf(day: string): string {
  return day.slice(0, 7)
}
