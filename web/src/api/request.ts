/** Why an answer did not come: the problem's code and title, or `unreachable` where there was no answer at all. */
export class Problem extends Error {
  /** `errors`: what is wrong with which field of what was sent, in the server's words. */
  constructor(readonly status: number, readonly code: string, title: string, readonly errors: Readonly<Record<string, string[]>> = {}) {
    super(title)
  }
}

export const root = '/api/v1'

export function problemFrom(reason: unknown): Problem {
  return reason instanceof Problem ? reason : new Problem(0, 'unreadable', String(reason))
}

let signInNeeded: () => void = () => {}

/** Calls `then` whenever the server does not know who asks. */
export function whenSignInNeeded(then: () => void): void {
  signInNeeded = then
}

let learner: () => string | null = () => null

/** Names who learns: the code goes along to the learner's own addresses, and nowhere else. */
export function whenLearning(code: () => string | null): void {
  learner = code
}

export async function get<T>(path: string): Promise<T> {
  return answer<T>(await reach(path, { headers: { Accept: 'application/json' } }))
}

export async function getText(path: string): Promise<string> {
  const response = await reach(path, { headers: { Accept: 'text/html' } })
  if (!response.ok) throw await problemOf(response)
  return response.text()
}

export async function getFile(path: string): Promise<Blob> {
  const response = await reach(path, { headers: { Accept: '*/*' } })
  if (!response.ok) throw await problemOf(response)
  return response.blob()
}

/** Methods that change something carry the session's token against forged requests. A file goes as it is, under its own type. */
export async function send<T>(method: 'POST' | 'PUT' | 'DELETE', path: string, csrf: string, body?: unknown): Promise<T> {
  const isFile = body instanceof Blob
  const init: RequestInit = { method, headers: { 'X-CSRF': csrf, 'Content-Type': isFile ? body.type : 'application/json' } }
  if (body !== undefined) init.body = isFile ? body : JSON.stringify(body)
  return answer<T>(await reach(path, init))
}

async function reach(path: string, init: RequestInit): Promise<Response> {
  const code = path.startsWith('/campus/me') ? learner() : null
  const headers = code === null ? init.headers : { ...init.headers as Record<string, string>, 'X-Learner': code }
  try {
    return await fetch(root + path, { credentials: 'same-origin', ...init, headers: headers ?? {} })
  } catch {
    throw new Problem(0, 'unreachable', '')
  }
}

async function answer<T>(response: Response): Promise<T> {
  if (!response.ok) throw await problemOf(response)
  // What was done, or is under way, may have nothing more to say.
  const text = await response.text()
  return (text === '' ? undefined : JSON.parse(text)) as T
}

async function problemOf(response: Response): Promise<Problem> {
  const body = await response.json().catch(() => ({})) as { code?: string; title?: string; detail?: string; errors?: Record<string, string[]> }
  if (body.code === 'sign_in_needed') signInNeeded()
  return new Problem(response.status, body.code ?? `http_${response.status}`, body.detail ?? body.title ?? response.statusText, body.errors)
}
