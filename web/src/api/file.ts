import { Problem, root } from './request'

/** A file that the server makes of what is sent. */
export async function getFileFor(path: string, csrf: string, body: unknown): Promise<Blob> {
  const response = await fetch(root + path, {
    method: 'POST', credentials: 'same-origin', headers: { 'X-CSRF': csrf, 'Content-Type': 'application/json', Accept: '*/*' }, body: JSON.stringify(body),
  }).catch(() => { throw new Problem(0, 'unreachable', '') })
  if (response.ok) return response.blob()
  const told = await response.json().catch(() => ({})) as { code?: string; title?: string; detail?: string }
  throw new Problem(response.status, told.code ?? `http_${response.status}`, told.detail ?? told.title ?? response.statusText)
}
