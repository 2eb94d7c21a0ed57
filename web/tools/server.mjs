import { spawn, spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of the web application. */
export const web = resolve(fileURLToPath(import.meta.url), '..', '..')

/**
 * Serves a copy of a finished demo, so that whoever uses it may change what they like, on a free port of this machine, with an
 * account for each role. `end` stops the server by its process id and deletes the copy.
 */
export async function serveDemo(project) {
  if (!project || !existsSync(join(project, '.tideline-demo')) || !existsSync(join(project, 'releases', 'register.jsonl'))) {
    throw new Error(`${project ?? 'No folder given'}: no finished demo. Make one: tideline demo --subscribers 5000 --out DIR`)
  }

  const [command, ...first] = program()
  const scratch = mkdtempSync(join(tmpdir(), 'tideline-served-'))
  const copy = join(scratch, 'darya')
  // Accounts that somebody made in the demo stay there.
  cpSync(project, copy, { recursive: true, filter: (path) => relative(project, path) !== 'store' })
  // What others counted is no part of a demo: invented tables stand for it.
  for (const name of ['provinces', 'districts']) {
    const table = join(web, 'tests', 'browser', 'counts', name)
    const brought = spawnSync(command, [...first, 'exchange', 'import', `${table}.csv`, '--source', 'assessment', '--map', `${table}.map.yaml`, '--name', name, '--project', copy])
    if (brought.status !== 0) throw new Error(`The invented counts were not brought in: ${brought.stdout}${brought.stderr}`)
  }
  const server = spawn(command, [...first, 'serve', '--project', copy, '--urls', 'http://127.0.0.1:0', '--open', '--demo-accounts', '--json'], { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = new Promise((done) => { server.on('close', done) })
  const end = async () => {
    server.kill('SIGTERM')
    const late = setTimeout(() => server.kill('SIGKILL'), 10_000)
    await ended
    clearTimeout(late)
    rmSync(scratch, { recursive: true, force: true })
  }
  try {
    const said = await whatItSays(server)
    await ready(said.addresses[0])
    const accounts = Object.fromEntries(said.accounts.map((a) => [a.role, { name: a.name, password: a.password }]))
    return { address: said.addresses[0], accounts, project: copy, pid: server.pid, end }
  } catch (fault) {
    await end()
    throw fault
  }
}

/** The program as it was built last; TIDELINE_PROGRAM names another. */
function program() {
  const built = ['release', 'debug'].map((kind) => join(web, '..', 'artifacts', 'bin', 'Tideline.Cli', kind, 'tideline.dll')).filter(existsSync)
  const chosen = process.env['TIDELINE_PROGRAM'] ?? built.sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs)[0]
  if (!chosen) throw new Error('The program is not built: dotnet build -c Release src/Tideline.Cli')
  return chosen.endsWith('.dll') ? ['dotnet', chosen] : [chosen]
}

/** One JSON document, once it listens. */
function whatItSays(server) {
  let text = ''
  return new Promise((done, failed) => {
    server.on('error', failed)
    server.on('close', (code) => failed(new Error(`The server ended with ${code} before it was ready.`)))
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
