// Runs the browser tests against the real server:
//   npm run e2e -- PROJECT [arguments for playwright]
// PROJECT is the folder of a demo (`tideline demo --out PROJECT`). It is copied, so that tests may change what they like.
// The server listens on a free port of this machine, and is stopped by its process id.
import { spawn } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const web = resolve(fileURLToPath(import.meta.url), '..', '..')
const [project, ...rest] = process.argv.slice(2)
if (!project || !existsSync(join(project, '.tideline-demo')) || !existsSync(join(project, 'releases', 'register.jsonl'))) {
  console.error(`${project ?? 'No folder given'}: no finished demo. Make one: tideline demo --subscribers 5000 --out DIR; then npm run e2e -- DIR`)
  process.exit(2)
}

// The program as it was built last; TIDELINE_PROGRAM names another.
const built = ['release', 'debug'].map((kind) => join(web, '..', 'artifacts', 'bin', 'Tideline.Cli', kind, 'tideline.dll')).filter(existsSync)
const program = process.env['TIDELINE_PROGRAM'] ?? built.sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs)[0]
if (!program) {
  console.error('The program is not built: dotnet build src/Tideline.Cli')
  process.exit(2)
}
const [command, first] = program.endsWith('.dll') ? ['dotnet', [program]] : [program, []]

const scratch = mkdtempSync(join(tmpdir(), 'tideline-browser-'))
const copy = join(scratch, 'darya')
let server
process.exitCode = await run().catch((fault) => { console.error(fault.message); return 1 }).finally(end)

async function run() {
  // Accounts that somebody made in the demo stay there.
  cpSync(project, copy, { recursive: true, filter: (path) => relative(project, path) !== 'store' })
  const said = await serve()
  const address = said.addresses[0]
  await ready(address)
  console.log(`Serving a copy of ${project} at ${address}`)
  const accounts = Object.fromEntries(said.accounts.map((a) => [a.role, { name: a.name, password: a.password }]))
  const playwright = spawn(process.execPath, [join(web, 'node_modules', '@playwright', 'test', 'cli.js'), 'test', ...rest], {
    cwd: web, stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, TIDELINE_WEB: address, TIDELINE_ACCOUNTS: JSON.stringify(accounts), TIDELINE_PROJECT: copy },
  })
  return new Promise((done) => { playwright.on('close', (code) => done(code ?? 1)) })
}

/** What the server says, as one JSON document, once it listens. */
function serve() {
  server = spawn(command, [...first, 'serve', '--project', copy, '--urls', 'http://127.0.0.1:0', '--open', '--demo-accounts', '--json'], { stdio: ['ignore', 'pipe', 'inherit'] })
  let text = ''
  return new Promise((done, failed) => {
    server.on('error', failed)
    server.on('exit', (code) => failed(new Error(`The server ended with ${code} before it was ready.`)))
    server.stdout.on('data', (part) => {
      text += part
      try { done(JSON.parse(text)) } catch { /* not all of it yet */ }
    })
  })
}

async function ready(address) {
  for (let tries = 0; tries < 100; tries++) {
    const answer = await fetch(`${address}/health/ready`).catch(() => null)
    if (answer?.ok) return
    await new Promise((done) => { setTimeout(done, 200) })
  }
  throw new Error(`${address}/health/ready did not answer within 20 seconds.`)
}

async function end() {
  if (server && server.exitCode === null && server.signalCode === null) {
    server.removeAllListeners('exit')
    const ended = new Promise((done) => { server.on('exit', done) })
    server.kill('SIGTERM')
    const late = setTimeout(() => server.kill('SIGKILL'), 10_000)
    await ended
    clearTimeout(late)
  }
  rmSync(scratch, { recursive: true, force: true })
}
