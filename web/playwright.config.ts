import { defineConfig } from '@playwright/test'

// A running `tideline serve --open` that TIDELINE_WEB names, else the development server on the project TIDELINE_PROJECT.
const running = process.env['TIDELINE_WEB']
const port = 8399

export default defineConfig({
  testDir: 'tests/browser',
  workers: 1,
  timeout: 60_000,
  reporter: 'list',
  use: {
    baseURL: running ?? `http://127.0.0.1:${port}`,
    viewport: { width: 1280, height: 900 },
    launchOptions: { executablePath: process.env['TIDELINE_CHROMIUM'] ?? '/usr/bin/chromium', args: ['--no-sandbox'] },
  },
  ...(running ? {} : {
    webServer: {
      command: `node dev/server.mjs ${process.env['TIDELINE_PROJECT'] ?? '../darya'} ${port}`,
      url: `http://127.0.0.1:${port}/api/v1/emergencies`,
    },
  }),
})
