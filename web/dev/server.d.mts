import type { Connect } from 'vite'

export function releaseApi(folder: string): Connect.NextHandleFunction
