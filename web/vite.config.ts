import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vite'

export default defineConfig({
  plugins: [svelte()],
  // A file inlined as data: would be refused by the content security policy.
  build: { assetsInlineLimit: 0, modulePreload: { polyfill: false }, target: 'es2022' },
  server: { proxy: { '/api': process.env['TIDELINE_WEB'] ?? 'http://127.0.0.1:8321' } },
})
