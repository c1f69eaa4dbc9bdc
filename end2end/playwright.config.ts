import { defineConfig, devices } from '@playwright/test';
import { engines } from './support/engines';
import { hasOutcomesDatabase, hasSharedDatabase, servers } from './support/servers';
import type { Language } from './support/language';

/** What a project may choose besides Playwright's own options. */
export type Choices = { language: Language };

const chromium = { browserName: 'chromium' as const, launchOptions: engines.chromium };
const firefox = { browserName: 'firefox' as const, channel: 'moz-firefox', launchOptions: engines.firefox };

const desktop = { viewport: { width: 1280, height: 800 } };
const phone = { ...devices['Pixel 7'], viewport: { width: 390, height: 844 } };
const elsewhere = /@no-script|@phone|@desk|@workshops|@outcomes|@handover|@canvas|@two-servers/;

export default defineConfig<Choices>({
  testDir: 'tests',
  outputDir: 'test-results',
  fullyParallel: true,
  workers: 2,
  forbidOnly: !!process.env.CI,
  retries: 0,
  timeout: 30_000,
  expect: { timeout: 5_000 },
  reporter: [['list']],
  use: {
    language: 'de',
    locale: 'de-DE',
    timezoneId: 'Europe/Berlin',
    screenshot: 'only-on-failure',
    // Moving things look covered to the tab walk, and wait longer for every click.
    contextOptions: { reducedMotion: 'reduce' },
  },
  projects: [
    {
      name: 'chromium',
      grepInvert: elsewhere,
      use: { ...chromium, ...desktop, baseURL: servers.chromium.origin },
    },
    {
      name: 'firefox',
      grepInvert: elsewhere,
      use: { ...firefox, ...desktop, baseURL: servers.firefox.origin },
    },
    {
      name: 'phone',
      grep: /@phone/,
      use: { ...phone, ...chromium, baseURL: servers.phone.origin },
    },
    {
      name: 'no-script',
      grep: /@no-script/,
      use: { ...chromium, ...desktop, baseURL: servers.noScript.origin, javaScriptEnabled: false },
    },
    {
      name: 'desk',
      grep: /@desk/,
      use: { ...chromium, ...desktop, baseURL: servers.desk.origin },
    },
    {
      name: 'workshops',
      grep: /@workshops/,
      use: { ...chromium, ...desktop, baseURL: servers.workshops.origin },
    },
    {
      name: 'outcomes',
      grep: /@outcomes/,
      use: { ...chromium, ...desktop, baseURL: servers.outcomes.origin },
    },
    {
      name: 'handover',
      grep: /@handover/,
      use: { ...chromium, ...desktop, baseURL: servers.handover.origin },
    },
    {
      name: 'canvas',
      grep: /@canvas/,
      use: { ...chromium, ...desktop, baseURL: servers.canvas.origin },
    },
    // The rest only where there is a PostgreSQL, as `cargo xtask test` brings one.
    ...(hasOutcomesDatabase
      ? [
          {
            name: 'outcomes-postgres',
            grep: /@outcomes/,
            use: { ...chromium, ...desktop, baseURL: servers.outcomesPostgres.origin },
          },
        ]
      : []),
    ...(hasSharedDatabase
      ? [
          {
            name: 'two-servers',
            grep: /@two-servers/,
            use: { ...chromium, ...desktop, baseURL: servers.first.origin },
          },
        ]
      : []),
  ],
  webServer: Object.values(servers)
    .filter((server) => server.command !== null)
    .map((server) => ({
      command: server.command!,
      url: `${server.origin}/health/ready`,
      timeout: 30_000,
      stdout: 'ignore' as const,
      stderr: 'pipe' as const,
      gracefulShutdown: { signal: 'SIGTERM' as const, timeout: 5_000 },
    })),
});
