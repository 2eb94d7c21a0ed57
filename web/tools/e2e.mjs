// Runs the browser tests against the real server over a copy of a demo:
//   npm run e2e -- PROJECT [arguments for playwright]
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { serveDemo, web } from './server.mjs'

const [project, ...rest] = process.argv.slice(2)
try {
  const served = await serveDemo(project)
  try {
    console.log(`Serving a copy of ${project} at ${served.address}`)
    process.exitCode = await playwright(served)
  } finally {
    await served.end()
  }
} catch (fault) {
  console.error(fault.message)
  process.exitCode = 2
}

function playwright({ address, accounts, project: copy }) {
  const tests = spawn(process.execPath, [join(web, 'node_modules', '@playwright', 'test', 'cli.js'), 'test', ...rest], {
    cwd: web, stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, TIDELINE_WEB: address, TIDELINE_ACCOUNTS: JSON.stringify(accounts), TIDELINE_PROJECT: copy },
  })
  return new Promise((done, failed) => { tests.on('error', failed).on('close', (code) => done(code ?? 1)) })
}
