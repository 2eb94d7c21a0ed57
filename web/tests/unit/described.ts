import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** What the server says of itself. Its own tests hold the file to it. */
const description = JSON.parse(readFileSync(fileURLToPath(new URL('../../../docs/operate/openapi.json', import.meta.url)), 'utf8')) as {
  paths: Record<string, { get: { parameters: { name: string; schema: { enum?: string[] } }[] } }>
  components: { schemas: { ProblemDetails: { properties: { code: { enum: string[] } } } } }
}

/** Codes of every problem that it can answer. */
export function problemCodes(): string[] {
  return description.components.schemas.ProblemDetails.properties.code.enum
}

/** What lines of the audit log can be about. */
export function auditActions(): string[] {
  return description.paths['/api/v1/audit']!.get.parameters.find((p) => p.name === 'action')!.schema.enum!
}
