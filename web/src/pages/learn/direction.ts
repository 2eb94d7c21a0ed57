/** How a text of the courses runs. It follows from its language: a line that begins with A2 would be taken for English. */
export function directionOf(language: string): 'ltr' | 'rtl' {
  return language === 'ur' ? 'rtl' : 'ltr'
}
