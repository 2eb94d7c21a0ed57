import { defineConfig } from '@playwright/test'

// A server that serves this build and a published release, such as `tideline serve --project ../darya --open`.
export default defineConfig({
  testDir: 'tests/browser',
  workers: 1,
  timeout: 60_000,
  reporter: 'list',
  use: {
    baseURL: process.env['TIDELINE_WEB'] ?? 'http://127.0.0.1:8321',
    viewport: { width: 1280, height: 900 },
    launchOptions: { executablePath: process.env['TIDELINE_CHROMIUM'] ?? '/usr/bin/chromium', args: ['--no-sandbox'] },
  },
})
