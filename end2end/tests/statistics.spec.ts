// The statistics, as anybody with an account reads them: each figure a sentence, a picture and a table that say the same.

import type { Locator, Page } from '@playwright/test';
import { expectAccessible, expectAccessibleEverywhere } from '../support/axe';
import { expect, test } from '../support/fixtures';
import { expectValidMarkup } from '../support/markup';
import { expectNoSidewaysScrolling } from '../support/reflow';
import { expectWalkable } from '../support/walk';

const path = '/statistics';
const pictures = ['states', 'answers', 'breadth', 'ideas', 'votes', 'access'];

/** What is counted once a day is there as soon as the server has worked off its first jobs. */
async function counted(page: Page): Promise<void> {
  const sent = async () => (await page.request.get(path)).text();
  await expect.poll(sent, { timeout: 45_000 }).toContain('table__grid');
}

/** The numbers of a table, row by row, as they are read. */
async function cells(table: Locator): Promise<string[][]> {
  const rows = await table.locator('tbody tr').all();
  return Promise.all(rows.map((row) => row.locator('th, td').allInnerTexts()));
}

test.beforeEach(async ({ signInNewcomer, page }) => {
  test.slow();
  await signInNewcomer();
  await counted(page);
});

for (const language of ['de', 'en'] as const) {
  test.describe(language, () => {
    test.use({ language, locale: language });

    test('are accessible in every look and width, tables open', async ({ page, visit, browserName }) => {
      await visit(path);
      for (const summary of await page.locator('details.disclosure summary').all()) await summary.click();
      if (browserName === 'chromium') await expectAccessibleEverywhere(page);
      else await expectAccessible(page);
    });
  });
}

test('each picture has a name, a description and a table with the same numbers', async ({ page, visit }) => {
  await visit(path);
  for (const id of pictures) {
    const figure = page.locator(`#${id}`);
    const picture = figure.getByRole('img');
    await expect(picture, id).toHaveAccessibleName(/.+/);
    const described = await figure.locator('svg desc').textContent();
    const table = figure.getByRole('table', { includeHidden: true });
    await expect(table, id).toHaveCount(1);
    expect(described, id).toMatch(/\d|zu wenige/);
  }
  const states = page.locator('#states');
  await states.getByText('Als Tabelle anzeigen').click();
  const described = await states.locator('svg desc').textContent();
  for (const [state, ideas] of (await cells(states.getByRole('table'))).slice(0, -1)) {
    expect(described).toContain(`${state}: ${ideas}`);
  }
});

test('no number of the table of topics and departments is below five', async ({ page, visit }) => {
  await visit(path);
  const rows = await cells(page.locator('#topics table'));
  expect(rows.length).toBeGreaterThan(2);
  const told = rows.flatMap((row) => row.slice(1)).filter((text) => /\d/.test(text));
  expect(told.length).toBeGreaterThan(0);
  for (const text of told) expect(Number(text.replace('.', ''))).toBeGreaterThanOrEqual(5);
});

test('a figure is taken along as a table', async ({ page, visit }) => {
  await visit(path);
  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Stand der Ideen als CSV-Datei' }).click();
  expect((await download).suggestedFilename()).toMatch(/-states\.csv$/);
});

test('they can be walked, fit a narrow screen and are valid', async ({ page, visit, context }) => {
  await visit(path);
  await expectWalkable(page);
  await expectNoSidewaysScrolling(page);
  await expectValidMarkup(context.request, path);
});
