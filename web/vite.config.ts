import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig, type Plugin } from 'vite'

/** Answers the API from a project folder where TIDELINE_PROJECT names one; else `tideline serve` is asked. */
function developmentApi(folder: string): Plugin {
  return {
    name: 'development-api',
    async configureServer(server) {
      const { releaseApi } = await import('./dev/server.mjs')
      server.middlewares.use(releaseApi(folder))
    },
  }
}

const project = process.env['TIDELINE_PROJECT']

export default defineConfig({
  plugins: [svelte(), ...(project ? [developmentApi(project)] : [])],
  // A file inlined as data: would be refused by the content security policy.
  build: { assetsInlineLimit: 0, modulePreload: { polyfill: false }, target: 'es2022' },
  server: { proxy: project ? {} : { '/api': 'http://127.0.0.1:8321' } },
})
