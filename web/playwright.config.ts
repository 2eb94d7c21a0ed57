import { existsSync } from 'node:fs'
import { defineConfig } from '@playwright/test'

const address = process.env['TIDELINE_WEB']
if (!address) throw new Error('No server to test: npm run e2e -- PROJECT starts one over a copy of a demo.')

// The shell has no window around the page, and takes half the time.
const browser = process.env['TIDELINE_CHROMIUM'] ?? ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium'].find(existsSync)
if (!browser) throw new Error('No browser to test with: apt-get install chromium-headless-shell')

export default defineConfig({
  testDir: 'tests/browser',
  outputDir: 'test-results',
  fullyParallel: true,
  workers: 2,
  timeout: 60_000,
  forbidOnly: true,
  reporter: 'list',
  snapshotPathTemplate: '{testDir}/pictures/{arg}{ext}',
  // Fonts and edges differ a little between versions of Chromium.
  expect: { toHaveScreenshot: { maxDiffPixelRatio: 0.03, animations: 'disabled', caret: 'hide' } },
  use: {
    baseURL: address,
    viewport: { width: 1280, height: 900 },
    acceptDownloads: true,
    launchOptions: {
      executablePath: browser,
      // No name of another host is ever looked up.
      args: ['--no-sandbox', '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1'],
    },
  },
})
