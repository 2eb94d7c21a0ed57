import { defineConfig } from '@playwright/test'

const address = process.env['TIDELINE_WEB']
if (!address) throw new Error('No server to test: npm run e2e -- PROJECT starts one over a copy of a demo.')

export default defineConfig({
  testDir: 'tests/browser',
  outputDir: 'test-results',
  fullyParallel: true,
  workers: 2,
  timeout: 60_000,
  forbidOnly: true,
  reporter: 'list',
  use: {
    baseURL: address,
    viewport: { width: 1280, height: 900 },
    acceptDownloads: true,
    launchOptions: {
      executablePath: process.env['TIDELINE_CHROMIUM'] ?? '/usr/bin/chromium',
      // No name of another host is ever looked up.
      args: ['--no-sandbox', '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'],
    },
  },
})
