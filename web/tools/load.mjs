// How fast the situation page's requests are answered to many readers at once:
//   npm run load -- PROJECT [--readers 200] [--seconds 60] [--pause 10]
// The requests are those that Chromium makes when it opens the page, with nothing kept from before. Each reader opens the page
// so, six requests at a time as a browser does, reads for a while (`pause` seconds on average, evenly from half to one and a half), and opens it again with
// nothing kept. Readers have addresses of their own, 127.0.0.0/8, as real ones have. All on this machine.
import { readFileSync } from 'node:fs'
import { Agent, request } from 'node:http'
import { cpus } from 'node:os'
import { parseArgs } from 'node:util'
import { chromium } from '@playwright/test'
import { serveDemo } from './server.mjs'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { readers: { type: 'string', default: '200' }, seconds: { type: 'string', default: '60' }, pause: { type: 'string', default: '10' } },
})
const bounded = (name, most) => Math.min(most, Math.max(1, Number(values[name]) || 1))
const [readers, seconds, pause] = [bounded('readers', 1000), bounded('seconds', 600), bounded('pause', 600)]

try {
  const served = await serveDemo(positionals[0])
  try {
    report(await measure(served))
  } finally {
    await served.end()
  }
} catch (fault) {
  console.error(fault.message)
  process.exitCode = 2
}

async function measure({ address, pid }) {
  const wanted = await requestsOf(address)
  // The first reader after a start waits while a release is read; that is measured apart.
  const first = await visit(address, wanted, '127.0.0.1')
  const [before, began] = [usage(pid), performance.now()]
  const until = began + seconds * 1000
  const all = await Promise.all(Array.from({ length: readers }, (_, i) => reader(address, wanted, `127.0.${1 + (i >> 7)}.${1 + (i & 127)}`, until)))
  const took = (performance.now() - began) / 1000
  return { wanted, first, answers: all.flat(), took, server: { cpu: usage(pid) - before, peak: peak(pid) } }
}

/** Path, headers and kind of all that the page asks for, in its order. */
async function requestsOf(address) {
  const browser = await chromium.launch({ executablePath: process.env['TIDELINE_CHROMIUM'] ?? '/usr/bin/chromium', args: ['--no-sandbox'] })
  try {
    const page = await browser.newPage()
    const asked = []
    page.on('request', (r) => asked.push({ path: r.url().slice(address.length), accept: r.headers()['accept'] ?? '*/*' }))
    await page.goto(address)
    await page.waitForSelector('.map svg .area')
    await page.waitForLoadState('networkidle')
    return asked.filter((r) => r.path.startsWith('/'))
  } finally {
    await browser.close()
  }
}

async function reader(address, wanted, from, until) {
  const answers = []
  const wait = (share) => new Promise((done) => { setTimeout(done, Math.min(share * pause * 1000, until - performance.now())) })
  // Nobody comes in step with the others.
  await wait(Math.random())
  while (performance.now() < until) {
    answers.push(...await visit(address, wanted, from))
    if (performance.now() < until) await wait(0.5 + Math.random())
  }
  return answers
}

async function visit(address, wanted, from) {
  const agent = new Agent({ keepAlive: true, maxSockets: 6, localAddress: from })
  const answers = []
  const queue = [...wanted]
  const worker = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) answers.push(await ask(address, next, agent))
  }
  // The page itself comes first.
  answers.push(await ask(address, queue.shift(), agent))
  await Promise.all(Array.from({ length: 6 }, worker))
  agent.destroy()
  return answers
}

function ask(address, { path, accept }, agent) {
  const began = performance.now()
  return new Promise((done) => {
    const call = request(address + path, { agent, headers: { accept, 'accept-encoding': 'gzip, deflate, br, zstd' }, timeout: 30_000 }, (answer) => {
      let bytes = 0
      answer.on('data', (part) => { bytes += part.length })
      answer.on('end', () => done({ path, status: answer.statusCode, bytes, ms: performance.now() - began }))
    })
    call.on('timeout', () => call.destroy())
    call.on('error', () => done({ path, status: 0, bytes: 0, ms: performance.now() - began }))
    call.end()
  })
}

/** Seconds of processors that a process used so far. */
function usage(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').replace(/^.*\) /, '').split(' ')
  return (Number(fields[11]) + Number(fields[12])) / 100
}

function peak(pid) {
  return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024
}

function report({ wanted, first, answers, took, server }) {
  const quantile = (times, q) => times.length === 0 ? NaN : times[Math.min(times.length - 1, Math.ceil(q * times.length) - 1)]
  const line = (name, some) => {
    const times = some.map((a) => a.ms).sort((a, b) => a - b)
    const ms = [0.5, 0.95, 0.99, 1].map((q) => quantile(times, q).toFixed(1).padStart(9))
    console.log(`${name.slice(0, 70).padEnd(70)} ${String(times.length).padStart(7)} ${ms.join('')} ${(some.reduce((s, a) => s + a.bytes, 0) / Math.max(1, some.length) / 1000).toFixed(1).padStart(9)}`)
  }
  const failed = answers.filter((a) => a.status !== 200)
  console.log(`${readers} readers, ${took.toFixed(0)} s, ${pause} s between visits of one reader; a visit is ${wanted.length} requests and ${(first.reduce((s, a) => s + a.bytes, 0) / 1000).toFixed(0)} kB`)
  console.log(`Machine: ${cpus().length} × ${cpus()[0].model.trim()}; Node ${process.versions.node}; readers and server on the same machine`)
  console.log(`${'request'.padEnd(70)}   times   50% ms   95% ms   99% ms  most ms kB on line`)
  for (const path of [...new Set(wanted.map((w) => w.path))]) line(path, answers.filter((a) => a.path === path))
  line('all', answers)
  line('first visit after the start', first)
  console.log(`${(answers.length / took).toFixed(0)} requests/s; failed ${failed.length}${failed.length === 0 ? '' : ` (${[...new Set(failed.map((f) => f.status))].join(', ')})`}; server ${(server.cpu / took).toFixed(2)} processors, peak ${server.peak.toFixed(0)} MB`)
  if (failed.length > 0) process.exitCode = 1
}
