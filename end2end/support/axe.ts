// Accessibility that a machine can check: WCAG 2.2 AA and good practice, without exceptions.

import axe from 'axe-core';
import { expect, test, type Page } from '@playwright/test';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Fails with one line for each element that is wrong. */
export async function expectAccessible(page: Page): Promise<void> {
  // Its own driver for Playwright reports from a blank page, for pages in frames: here are none, and it takes three times as long.
  await page.evaluate(axe.source);
  const violations = await page.evaluate(async (rules) => {
    // With forced colours people read their own colours; axe goes on measuring ours, which nobody sees.
    const forced = matchMedia('(forced-colors: active)').matches;
    const { violations } = await (window as unknown as { axe: typeof axe }).axe.run({
      runOnly: rules,
      resultTypes: ['violations'],
      rules: forced ? { 'color-contrast': { enabled: false } } : {},
    });
    return violations.map(({ id, help, nodes }) => ({ id, help, nodes: nodes.map(({ target, html }) => ({ target, html })) }));
  }, rules);
  const found = violations.flatMap(({ id, help, nodes }) =>
    nodes.map((node) => `${id}: ${help}: ${node.target.join(' ')}\n  ${node.html.slice(0, 200)}`),
  );
  expect(found, `accessibility of ${page.url()}`).toEqual([]);
}

/** How people let pages look. Firefox ignores this, see the configuration. */
export const looks = [
  { name: 'light', media: { colorScheme: 'light', forcedColors: 'none' } },
  { name: 'dark', media: { colorScheme: 'dark', forcedColors: 'none' } },
  { name: 'forced colours', media: { colorScheme: 'dark', forcedColors: 'active' } },
] as const;

/** The same in every look, on a phone and on a desk. Afterwards the page looks as before. */
export async function expectAccessibleEverywhere(page: Page): Promise<void> {
  const before = page.viewportSize();
  for (const { name, media } of looks) {
    await page.emulateMedia(media);
    for (const width of [390, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      await test.step(`${name}, ${width} px`, () => expectAccessible(page));
    }
  }
  await page.emulateMedia({ colorScheme: null, forcedColors: null });
  if (before !== null) await page.setViewportSize(before);
}
