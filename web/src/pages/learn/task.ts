export interface Block { text: string; isTable: boolean }

/** Paragraphs of a task. Lines of one are a matter of its file; lines that are indented stand as they are. */
export function blocksOf(task: string): Block[] {
  const blocks: Block[] = []
  let open = false
  for (const line of task.split('\n')) {
    const isTable = /^\s{2,}\S/.test(line)
    const last = blocks.at(-1)
    if (line.trim() === '') open = false
    else if (open && last?.isTable === isTable) last.text += isTable ? `\n${line.trimEnd().slice(2)}` : ` ${line.trim()}`
    else {
      blocks.push({ text: isTable ? line.trimEnd().slice(2) : line.trim(), isTable })
      open = true
    }
  }
  return blocks
}
