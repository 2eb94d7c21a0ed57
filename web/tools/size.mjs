// Measures what the first view fetches, in bytes on the wire, and fails above the limit. Text is counted gzipped at level 9;
// fonts are compressed files already. Run after `npm run build`.
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'

const limit = 150_000
const dist = join(fileURLToPath(import.meta.url), '..', '..', 'dist')
const size = (file) => (/\.(woff2)$/.test(file) ? readFileSync(file).length : gzipSync(readFileSync(file), { level: 9 }).length)
const asset = (name) => join(dist, name)

const page = readFileSync(asset('index.html'), 'utf8')
const linked = [...page.matchAll(/(?:src|href)="\/([^"]+)"/g)].map((m) => m[1])
// Scripts that a script of the page imports at once; `import(…)` comes later and is not counted.
const scripts = new Set()
for (const queue = linked.filter((f) => f.endsWith('.js')); queue.length > 0;) {
  const file = queue.pop()
  if (scripts.has(file)) continue
  scripts.add(file)
  const text = readFileSync(asset(file), 'utf8')
  for (const [, name] of text.matchAll(/(?:from|import)\s*"\.\/([^"]+\.js)"/g)) queue.push(`assets/${name}`)
}
const fonts = readdirSync(asset('assets')).filter((f) => f.startsWith('noto-sans-latin')).map((f) => `assets/${f}`)
const parts = { 'index.html': ['index.html'], scripts: [...scripts], styles: linked.filter((f) => f.endsWith('.css')), fonts, icon: linked.filter((f) => f.endsWith('.svg')) }

let total = 0
for (const [name, files] of Object.entries(parts)) {
  const bytes = files.reduce((sum, f) => sum + size(asset(f)), 0)
  total += bytes
  console.log(`${name.padEnd(10)} ${String(files.length).padStart(3)} files ${(bytes / 1000).toFixed(1).padStart(7)} kB`)
}
const urdu = readdirSync(asset('assets')).filter((f) => /^(ur-|urdu-|noto-sans-arabic|noto-nastaliq)/.test(f)).reduce((sum, f) => sum + size(asset(`assets/${f}`)), 0)
console.log(`first view ${(total / 1000).toFixed(1)} kB of ${limit / 1000} kB; Urdu adds ${(urdu / 1000).toFixed(1)} kB, mostly fonts that the text does not wait for`)
if (total > limit) {
  console.error('The first view is too large.')
  process.exitCode = 1
}
