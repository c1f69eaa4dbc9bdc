// What others do is seen without reloading.

import type { Page } from '@playwright/test';
import { expect, test } from '../support/fixtures';
import { hasSharedDatabase, secondOrigin } from '../support/servers';

/** As long as a number may take from one browser to the other. */
const soon = { timeout: 1_000 };

async function votesOfFirstIdea(page: Page): Promise<number> {
  return Number(await page.locator('[data-votes]').first().getAttribute('data-votes'));
}

test('a vote moves the number in somebody else’s browser within a second', async ({
  page,
  the,
  visit,
  signInNewcomer,
  somebodyElse,
}) => {
  await signInNewcomer();
  const other = await somebodyElse();
  await visit('/?sort=new');
  await visit('/?sort=new', other);
  const before = await votesOfFirstIdea(other);

  await page.getByRole('button', { name: the.vote }).first().click();
  await expect(other.locator('[data-votes]').first()).toHaveAttribute('data-votes', String(before + 1), soon);
});

test('a vote at one server is seen by a browser at the other within a second @two-servers', async ({
  page,
  the,
  visit,
  signInNewcomer,
  somebodyElse,
}) => {
  test.skip(!hasSharedDatabase, 'needs a PostgreSQL');
  await signInNewcomer();
  const other = await somebodyElse(secondOrigin);
  await visit('/?sort=new');
  await visit('/?sort=new', other);
  const before = await votesOfFirstIdea(other);

  await page.getByRole('button', { name: the.vote }).first().click();
  await expect(other.locator('[data-votes]').first()).toHaveAttribute('data-votes', String(before + 1), soon);
});
