// What others do is seen without reloading.

import type { Page } from '@playwright/test';
import { expect, test } from '../support/fixtures';
import type { Idea } from '../support/ideas';
import { secondOrigin } from '../support/servers';

/** As long as a number may take from one browser to the other. */
const soon = { timeout: 1_000 };

/** Votes on an idea in one browser and expects to see it in another, both on the list. */
async function expectVoteSeen(here: Page, there: Page, { title }: Idea): Promise<void> {
  const count = there.getByRole('button', { name: title }).locator('[data-votes]');
  const before = Number(await count.getAttribute('data-votes'));
  await here.getByRole('button', { name: title }).click();
  await expect(count).toHaveAttribute('data-votes', String(before + 1), soon);
}

test('a vote moves the number in somebody else’s browser within a second', async ({
  page,
  idea,
  visit,
  signInNewcomer,
  somebodyElse,
}) => {
  await signInNewcomer();
  const other = await somebodyElse();
  await visit('/?sort=new');
  await visit('/?sort=new', other);
  await expectVoteSeen(page, other, idea);
});

test('a vote at one server is seen by a browser at the other within a second @two-servers', async ({
  page,
  idea,
  visit,
  signInNewcomer,
  somebodyElse,
}) => {
  await signInNewcomer();
  const other = await somebodyElse(secondOrigin);
  await visit('/?sort=new');
  await visit('/?sort=new', other);
  await expectVoteSeen(page, other, idea);
});
