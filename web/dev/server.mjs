// The development server: built pages from dist/, answers of /api/v1 from a project folder. Not for anybody but developers.
import { createServer } from 'node:http'
import { readFileSync, existsSync, statSync } from 'node:fs'
import { extname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { readProject } from './release.mjs'
import { answersOf, releaseFile } from './answers.mjs'

const types = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css', '.woff2': 'font/woff2', '.svg': 'image/svg+xml', '.json': 'application/json' }
const policy = "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; worker-src 'self' blob:; frame-ancestors 'none'; base-uri 'none'; form-action 'self'; object-src 'none'"

/** Answers /api/v1 from the project; calls next for everything else. */
export function releaseApi(folder) {
  const project = readProject(folder)
  const answers = answersOf(project)
  return (request, response, next) => {
    const url = new URL(request.url, 'http://local')
    if (!url.pathname.startsWith('/api/v1/')) return next()
    const path = url.pathname.slice('/api/v1'.length)
    const file = releaseFile(project, path)
    if (file) return response.end(file)
    const answer = answers(path, url.searchParams)
    response.statusCode = answer === undefined ? 404 : 200
    response.setHeader('Content-Type', answer === undefined ? 'application/problem+json' : 'application/json')
    response.setHeader('Content-Encoding', 'gzip')
    if (answer?.html) {
      response.setHeader('Content-Type', 'text/html; charset=utf-8')
      return response.end(gzipSync(answer.html))
    }
    response.end(gzipSync(JSON.stringify(answer ?? { status: 404, code: 'not_found', title: 'The development server has no answer for this.' })))
  }
}

function page(dist) {
  return (request, response) => {
    const path = normalize(new URL(request.url, 'http://local').pathname)
    const file = join(dist, path)
    const found = existsSync(file) && statSync(file).isFile() ? file : join(dist, 'index.html')
    response.setHeader('Content-Type', types[extname(found)] ?? 'application/octet-stream')
    response.setHeader('Content-Security-Policy', policy)
    response.end(readFileSync(found))
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [, , folder, port = '8321'] = process.argv
  const api = releaseApi(folder)
  const pages = page(join(fileURLToPath(import.meta.url), '..', '..', 'dist'))
  createServer((request, response) => api(request, response, () => pages(request, response))).listen(Number(port), '127.0.0.1')
}
