import type { Page, Route } from '@playwright/test'

/** A server's answers for the pages of people who are signed in: enough state that what is done shows, and what was sent can be looked at. */
export interface Office {
  session: { name: string | null; roles: string[]; open: boolean; csrf: string; mustChangePassword: boolean; secondFactor: boolean; mustSetUpSecondFactor: boolean; openId: boolean }
  releases: Release[]
  users: Record<string, unknown>[]
  keys: Record<string, unknown>[]
  jobs: Job[]
  register: Record<string, unknown>[]
  stop: { stopped: boolean; at: string | null; by: string | null; because: string | null; sha256: string | null; agreed: { name: string; organisation: string }[] }
  incidents: Incident[]
  requests: Asked[]
  /** What the next request that changes something is answered; null: it is done. */
  refuse: { status: number; code: string; detail: string } | null
  broken: number | null
  sent: { method: string; path: string; csrf: string | null; body: Record<string, unknown> | null }[]
}

interface Release { id: string; emergency: string; vintage: string; state: string; proposedAt: string; publishedAt: string | null; signatures: { name: string; organisation: string }[]; errata: string[]; recallReason: string | null; findings: string[] }
interface Incident { id: string; open: boolean; told: string[]; history: Record<string, unknown>[]; [more: string]: unknown }
interface Asked { id: string; decisions: Record<string, unknown>[]; [more: string]: unknown }
interface Job { id: string; kind: string; state: string; progress: number; stage: string | null; [more: string]: unknown }

export const proposal = 'flood-2025-2025-10-12-087781e3'
export const standing = 'flood-2025-2025-10-05-1f2e3d4c'
export const manifest = 'c0ffee00c0ffee00c0ffee00c0ffee00c0ffee00c0ffee00c0ffee00c0ffee00'
const head = '7d'.repeat(32)

export function officeOf(...roles: string[]): Office {
  const release = { emergency: 'flood-2025', errata: [], recallReason: null, findings: [] }
  return {
    session: { name: roles.length === 0 ? null : 'khan', roles, open: true, csrf: 'token', mustChangePassword: false, secondFactor: false, mustSetUpSecondFactor: false, openId: false },
    releases: [
      { ...release, id: proposal, vintage: '2025-10-12', state: 'proposed', proposedAt: '2025-10-13T04:10:00Z', publishedAt: null, signatures: [{ name: 'Sana Mirza', organisation: 'Darya Mobile' }] },
      { ...release, id: standing, vintage: '2025-10-05', state: 'published', proposedAt: '2025-10-06T04:10:00Z', publishedAt: '2025-10-06T09:30:00Z', signatures: [{ name: 'Sana Mirza', organisation: 'Darya Mobile' }, { name: 'Amina', organisation: 'Operator' }] },
    ],
    users: [
      { name: 'khan', organisation: 'Darya Disaster Authority', roles: ['steward', 'administrator'], disabled: false, mustChangePassword: false, secondFactor: true, lockedUntil: null, createdAt: '2025-08-01T08:00:00Z' },
      { name: 'mirza', organisation: 'Darya Mobile', roles: ['releaser'], disabled: false, mustChangePassword: true, secondFactor: false, lockedUntil: null, createdAt: '2025-08-20T08:00:00Z' },
      { name: 'rahimi', organisation: 'Darya Mobile', roles: ['analyst'], disabled: true, mustChangePassword: false, secondFactor: false, lockedUntil: null, createdAt: '2025-08-02T08:00:00Z' },
    ],
    keys: [
      { id: '11111111-1111-4111-8111-111111111111', name: 'Dashboard of the agency', prefix: '1a2b3c4d', roles: ['viewer'], madeBy: 'khan', madeAt: '2025-09-01T08:00:00Z', expiresAt: '2099-09-01T00:00:00Z', lastUsedAt: '2025-10-12T11:04:00Z', revokedAt: null },
      { id: '22222222-2222-4222-8222-222222222222', name: 'Old export', prefix: '5e6f7a8b', roles: ['viewer', 'analyst'], madeBy: 'khan', madeAt: '2024-09-01T08:00:00Z', expiresAt: '2025-01-01T00:00:00Z', lastUsedAt: null, revokedAt: null },
    ],
    jobs: [
      job('running', { progress: 0.42, stage: 'Fold subscribers', startedAt: new Date(Date.now() - 184_000).toISOString() }),
      job('failed', { kind: 'ingest', startedAt: '2025-10-12T03:00:00Z', endedAt: '2025-10-12T03:02:05Z', exitCode: 3, message: 'No new file was accepted: 2 were quarantined. See reports/quality.html.' }),
      job('succeeded', { startedAt: '2025-10-06T03:00:00Z', endedAt: '2025-10-06T03:04:24Z', exitCode: 0 }),
    ],
    register: [
      { sequence: 3, at: '2025-10-13T04:10:00Z', event: 'proposed', release: proposal, key: null, name: null, organisation: null, role: null, text: null, agreement: 'ndma-2025', sha256: head },
      { sequence: 2, at: '2025-10-06T09:30:00Z', event: 'published', release: standing, key: null, name: null, organisation: null, role: null, text: null, agreement: 'ndma-2025', sha256: '5c'.repeat(32) },
      { sequence: 1, at: '2025-08-02T08:00:00Z', event: 'key', release: null, key: 'ddd0a3fd0bbb3a05', name: 'Amina', organisation: 'Operator', role: 'releaser', text: null, agreement: null, sha256: '3b'.repeat(32) },
    ],
    stop: goesOn,
    incidents: [
      { id: 'i1', what: 'A feed was counted twice.', severity: 'high', open: true, releases: [standing], knownSince: '2025-10-12T06:00:00Z', notifyBy: '2025-10-15T06:00:00Z', overdue: false, told: [], history: [{ at: '2025-10-12T07:00:00Z', event: 'opened', by: 'khan', text: 'A feed was counted twice.', whom: null }] },
    ],
    requests: [
      { id: 'r1', on: '2025-10-07', organisation: 'Provincial authority', role: 'Duty officer', officer: null, question: 'How many people left the east?', purpose: 'Relief', agreement: 'ndma-2025', release: standing, because: null, decisions: [] },
    ],
    refuse: null,
    broken: null,
    sent: [],
  }
}

const goesOn = { stopped: false, at: null, by: null, because: null, sha256: null, agreed: [] }

export function job(state: string, more: Record<string, unknown> = {}): Job {
  return { id: `${state.padEnd(8, '0').slice(0, 8)}-0000-4000-8000-000000000000`, kind: 'run', state, askedBy: 'khan', askedAt: '2025-10-13T03:59:00Z', startedAt: null, endedAt: null, progress: 0, stage: null, attempts: 1, cancelledBy: null, exitCode: null, message: null, ...more }
}

/** Answers every request below /api/v1 from the office; whatever else is asked comes from the server that serves the build. */
export async function serve(page: Page, office: Office): Promise<void> {
  await page.route('**/api/v1/**', (route) => answer(route, office))
}

async function answer(route: Route, office: Office): Promise<void> {
  const request = route.request()
  const { pathname, searchParams: query } = new URL(request.url())
  const path = pathname.replace('/api/v1', '')
  const method = request.method()
  const json = (body: unknown, status = 200) => route.fulfill({ status, contentType: 'application/json', body: JSON.stringify(body) })
  const problem = (status: number, code: string, detail: string) => route.fulfill({ status, contentType: 'application/problem+json', body: JSON.stringify({ status, code, detail }) })
  const done = () => route.fulfill({ status: 204 })
  const given = <T>(body: T) => json(body)
  if (method !== 'GET') {
    const body = request.postDataJSON() as Record<string, unknown> | null
    office.sent.push({ method, path, csrf: await request.headerValue('x-csrf'), body })
    if (office.refuse) {
      const { status, code, detail } = office.refuse
      office.refuse = null
      return problem(status, code, detail)
    }
  }
  if (path === '/session' && method === 'GET') return given(office.session)
  if (path === '/session' && method === 'POST') {
    Object.assign(office.session, { name: 'khan', roles: office.session.roles.length > 0 ? office.session.roles : ['viewer'] })
    return given(office.session)
  }
  if (path === '/session' && method === 'DELETE') {
    Object.assign(office.session, { name: null, roles: [] })
    return done()
  }
  if (office.session.mustSetUpSecondFactor && !path.startsWith('/session')) return problem(403, 'second_factor_demanded', 'Set one up first.')
  if (path === '/emergencies') return given([])
  if (office.session.name === null && path !== '/releases') return problem(401, 'sign_in_needed', 'Log in.')
  const detail = /^\/releases\/([^/]+)$/.exec(path)
  const of = /^\/releases\/([^/]+)\/(\w+)$/.exec(path)
  if (path === '/releases') return given(office.releases.filter((r) => r.state === 'published' || office.session.roles.some((x) => x === 'releaser' || x === 'steward' || x === 'administrator')))
  if (detail) return given({ ...office.releases.find((r) => r.id === detail[1])!, ...made })
  if (of?.[2] === 'statement') {
    const lines = [`tideline ${query.get('purpose')} 1`, of[1], manifest, query.get('key'), '2025-10-13T09:00:00Z', ...(query.has('reason') ? [query.get('reason')] : [])]
    return given({ key: query.get('key'), at: '2025-10-13T09:00:00Z', text: `${lines.join('\n')}\n` })
  }
  if (of?.[2] === 'approvals') {
    const release = office.releases.find((r) => r.id === of[1])!
    release.signatures = [...release.signatures, { name: 'Amina', organisation: 'Operator' }]
    return given(release.signatures)
  }
  if (of?.[2] === 'refusal') {
    Object.assign(office.releases.find((r) => r.id === of[1])!, { state: 'refused', refusalReason: office.sent.at(-1)?.body?.['reason'] })
    return done()
  }
  if (of?.[2] === 'errata') {
    const release = office.releases.find((r) => r.id === of[1])!
    release.errata = [...release.errata, String(office.sent.at(-1)?.body?.['text'])]
    return done()
  }
  if (of?.[2] === 'publish') {
    Object.assign(office.releases.find((r) => r.id === of[1])!, { state: 'published', publishedAt: '2025-10-13T09:05:00Z' })
    return done()
  }
  if (of?.[2] === 'recall') {
    Object.assign(office.releases.find((r) => r.id === of[1])!, { state: 'recalled', recallReason: office.sent.at(-1)?.body?.['reason'] })
    return done()
  }
  if (path === '/register') return given({ lines: office.register, head })
  if (path === '/users' && method === 'GET') return given(office.users)
  if (path === '/users') {
    const body = office.sent.at(-1)!.body!
    office.users = [...office.users, { ...office.users[1], ...body }]
    return json({ name: body['name'], password: 'k3mq9-w2xhd-7rtpa-zc4ne' }, 201)
  }
  if (/^\/users\/\w+\/password$/.test(path)) return given({ name: path.split('/')[2], password: 'k3mq9-w2xhd-7rtpa-zc4ne' })
  if (path.startsWith('/users/')) return done()
  if (path === '/keys' && method === 'GET') return given(office.keys)
  if (path === '/keys') {
    const body = office.sent.at(-1)!.body!
    const key = { ...office.keys[0], id: '33333333-3333-4333-8333-333333333333', prefix: '9c8d7e6f', name: body['name'], roles: body['roles'], lastUsedAt: null }
    office.keys = [key, ...office.keys]
    return json({ key, token: `tdl_9c8d7e6f_${'ab'.repeat(32)}` }, 201)
  }
  if (path.startsWith('/keys/')) {
    office.keys = office.keys.map((k) => (path.endsWith(String(k['id'])) ? { ...k, revokedAt: '2025-10-13T09:00:00Z' } : k))
    return done()
  }
  if (path === '/audit/verify') return given({ entries: 250, head, brokenAt: office.broken, hasNoted: query.get('head') === null || query.get('head') === head, isIntact: office.broken === null })
  if (path === '/audit') return given(auditPage(Number(query.get('page') ?? 1), query.get('actor'), query.get('action')))
  if (path === '/jobs' && method === 'GET') return given(office.jobs)
  if (path === '/jobs') {
    const asked = job('queued', { kind: office.sent.at(-1)!.body!['kind'] })
    office.jobs = [asked, ...office.jobs]
    return json(asked, 202)
  }
  if (path.endsWith('/cancel')) {
    office.jobs = office.jobs.map((j) => (path.includes(j.id) ? { ...j, cancelledBy: 'khan' } : j))
    return route.fulfill({ status: 202 })
  }
  if (path === '/agreements') return given(agreed)
  if (path === '/operation') return given({ ...operation, stop: office.stop, openIncidents: office.incidents.filter((i) => i.open).length })
  if (path === '/stop') {
    office.stop = { stopped: true, at: '2025-10-13T09:00:00Z', by: 'khan', because: String(office.sent.at(-1)!.body!['because']), sha256: stopLine, agreed: [] }
    return given(office.stop)
  }
  if (path === '/stop/statement') {
    return given({ key: query.get('key'), at: '2025-10-13T09:00:00Z', text: `tideline resume 1\n${stopLine}\n${query.get('key')}\n2025-10-13T09:00:00Z\n${query.get('reason')}\n` })
  }
  if (path === '/stop/resume') {
    office.stop = office.stop.agreed.length === 0 ? { ...office.stop, agreed: [{ name: 'Amina', organisation: 'Operator' }] } : goesOn
    return given(office.stop)
  }
  if (path === '/incidents' && method === 'GET') return given(office.incidents)
  if (path === '/incidents') {
    const made = { ...office.incidents[0]!, ...office.sent.at(-1)!.body!, id: 'i2', open: true, history: [] }
    office.incidents = [made, ...office.incidents]
    return json(made, 201)
  }
  if (path.startsWith('/incidents/')) {
    const incident = office.incidents.find((i) => path.startsWith(`/incidents/${i.id}/`))!
    if (path.endsWith('/close')) incident.open = false
    else incident.told = [...incident.told, String(office.sent.at(-1)!.body!['told'])]
    return given(incident)
  }
  if (path === '/requests' && method === 'GET') return given({ requests: office.requests, months: [{ month: '2025-10-01', asked: office.requests.length, answered: 1, refused: 0, decided: 0, organisations: 1 }] })
  if (path === '/requests') {
    // Without a day the server takes today.
    const made = { ...office.requests[0]!, ...office.sent.at(-1)!.body!, on: '2025-10-13', id: 'r2', decisions: [] }
    office.requests = [made, ...office.requests]
    return json(made, 201)
  }
  if (path.startsWith('/requests/')) {
    const request = office.requests.find((r) => path === `/requests/${r.id}/decisions`)!
    request.decisions = [...request.decisions, { role: null, release: standing, figure: null, ...office.sent.at(-1)!.body!, on: '2025-10-13' }]
    return given(request)
  }
  if (path === '/session/password') {
    office.session.mustChangePassword = false
    return done()
  }
  if (path === '/session/second-factor' && method === 'POST') return given({ secret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP', uri: 'otpauth://totp/Tideline:khan?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=Tideline&digits=6' })
  if (path === '/session/second-factor') {
    office.session.secondFactor = method === 'PUT'
    office.session.mustSetUpSecondFactor &&= method !== 'PUT'
    return method === 'PUT' ? given({ recoveryCodes: ['8F4KD-WQ2LM', 'T7XNR-C5VBJ', 'P3HZG-Y9DSA', 'M6QKT-E2WRF', 'B8JVN-X4CLU', 'H5RDP-Z7KGY', 'W9TMS-A3FQE', 'N2LXC-V6HBJ'] }) : done()
  }
  return problem(404, 'not_found', 'There is nothing here.')
}

const made = {
  checks: [
    { name: 'schema', result: 'pass', evidence: '2,304 rows, every value is finite and every area is known' },
    { name: 'minimum', result: 'pass', evidence: 'no shown figure has fewer than 16 subscribers' },
    { name: 'audit', result: 'not_run', evidence: 'nothing is hidden, so that there is nothing to be found out' },
  ],
  losses: [{ indicator: 'displaced_stock', unit: 'people', level: 3, cells: 412, hidden: 61, shareHidden: 0.05 }],
  parameters: { 'disclosure.minimum_subscribers': '16', 'methods.minimum_days': '10' },
  files: [{ name: 'observations.csv', sha256: 'ab'.repeat(32), size: 412_000 }, { name: 'bulletin.html', sha256: 'cd'.repeat(32), size: 96_000 }, { name: 'manifest.json', sha256: manifest, size: 5_100 }],
}

/** SHA-256 of the line that stops. */
export const stopLine = '5e'.repeat(32)

const operation = {
  watching: true, newestFile: '2025-10-13T02:10:00Z', waitingFiles: 0, missingSince: null, lastRun: { at: '2025-10-13T00:42:00Z', ended: true }, nextRun: '2025-10-14T00:30:00Z', lastDay: '2025-10-12',
  feeds: [{ name: 'operator', lastFile: 'events_2025-10-12_part-0001.csv.gz', lastWritten: '2025-10-13T02:10:00Z' }, { name: 'second', lastFile: null, lastWritten: null }],
  waitingReleases: [proposal],
  vintages: [{ release: proposal, emergency: 'flood-2025', vintage: '2025-10-12', state: 'proposed' }, { release: standing, emergency: 'flood-2025', vintage: '2025-10-05', state: 'published' }],
  notices: [{ at: '2025-10-13T00:42:00Z', kind: 'release', text: `Release ${proposal} is proposed and waits for signatures of two organisations.` }, { at: '2025-10-11T23:00:00Z', kind: 'feed', text: 'No file came in the day up to 2025-10-12 04:00. Ask the operator; figures stay those of the last day that came.' }],
  disk: { free: 41e9, all: 250e9 },
}

const agreed = {
  binding: true,
  agreements: [{ id: 'ndma-2025', version: 2, operator: 'Darya Mobile', agency: 'Darya Disaster Authority', purpose: 'Relief for people displaced by floods.', start: '2025-08-01', end: '2026-07-31', inForce: true, minimumSubscribers: 16, recipients: ['Darya Disaster Authority', 'IOM'], sha256: 'ef'.repeat(32) }],
  retention: { eventsDays: 90, subscriberDays: 400, cubesDays: 730, landingFilesDays: 7 },
}

function auditPage(page: number, actor: string | null, action: string | null) {
  const kinds: [string, string | null, string | null][] = [['login', null, null], ['approved', proposal, 'key ddd0a3fd0bbb3a05'], ['roles_changed', 'mirza', 'viewer -> viewer releaser'], ['download', `/api/v1/releases/${standing}/files/observations.csv`, null], ['login_refused', 'mirza', 'password']]
  const all = Array.from({ length: 250 }, (_, i) => {
    const [kind, target, note] = kinds[i % kinds.length]!
    return { sequence: 250 - i, at: new Date(Date.UTC(2025, 9, 13, 9) - i * 1_740_000).toISOString(), actor: i % 3 === 0 ? 'mirza' : 'khan', action: kind, target, detail: note, origin: '192.0.2.7', sha256: '0a'.repeat(32) }
  }).filter((l) => (actor === null || l.actor === actor) && (action === null || l.action === action))
  return { lines: all.slice((page - 1) * 100, page * 100), page, size: 100, total: all.length }
}
