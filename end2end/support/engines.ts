// The browsers of the tests, and how they are started.

import { chromium, firefox, type Browser } from '@playwright/test';

/** What starts each of them, for projects and for tests that open a second one. */
export const engines = {
  chromium: {
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking', '--disable-sync'],
  },
  // Debian's Firefox is driven over WebDriver BiDi, which ignores `emulateMedia`: reduced motion is set by preference.
  firefox: {
    executablePath: process.env.FIREFOX ?? '/usr/bin/firefox-esr',
    firefoxUserPrefs: { 'ui.prefersReducedMotion': 1 },
  },
};

/** Starts the other of the two. */
export function startOther(name: string): Promise<Browser> {
  return name === 'firefox'
    ? chromium.launch(engines.chromium)
    : firefox.launch({ ...engines.firefox, channel: 'moz-firefox' });
}
