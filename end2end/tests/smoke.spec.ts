// The main job, once through, in every kind of browser.

import { expect, hydrated, test, demo } from '../support/fixtures';
import { names } from '../support/language';

test('a visitor is asked to sign in and comes back to where they wanted to go', async ({ page, the, visit }) => {
  await visit('/');
  await expect(page).toHaveURL(/\/sign-in\?next=/);

  const door = page.locator('form[action="/sign-in"]').filter({ has: page.getByLabel(the.email, { exact: true }) });
  const field = door.getByLabel(the.email, { exact: true });
  if (!(await field.isVisible())) await page.getByText(the.withEmail).click();
  await field.fill(demo.ben.email);
  await door.getByLabel(the.password, { exact: true }).fill(demo.ben.password);
  await door.getByRole('button', { name: the.signIn, exact: true }).click();

  await hydrated(page);
  await expect(page).toHaveURL((url) => url.pathname === '/');
  await expect(page.getByRole('button', { name: the.vote })).not.toHaveCount(0);
});

test('the list shows ideas, each with its number of votes', async ({ page, the, visit, signInNewcomer }) => {
  await signInNewcomer();
  await visit('/');
  const vote = page.getByRole('button', { name: the.vote }).first();
  const votes = await vote.locator('[data-votes]').getAttribute('data-votes');
  await expect(vote).toHaveAccessibleName(new RegExp(`, ${votes} Stimmen?$`));
  await expect(vote).toHaveAttribute('aria-pressed', 'false');
});

test('a vote counts at once, is still there after a reload and can be taken back', async ({
  page,
  idea,
  visit,
  signInNewcomer,
}) => {
  await signInNewcomer();
  await visit('/?sort=new');
  const vote = page.getByRole('button', { name: idea.title });
  const count = vote.locator('[data-votes]');
  const before = Number(await count.getAttribute('data-votes'));

  await vote.click();
  await expect(vote).toHaveAttribute('aria-pressed', 'true');
  await expect(count).toHaveAttribute('data-votes', String(before + 1));
  await visit('/?sort=new');
  await expect(vote).toHaveAttribute('aria-pressed', 'true');
  await vote.click();
  await expect(vote).toHaveAttribute('aria-pressed', 'false');
  await expect(count).toHaveAttribute('data-votes', String(before));
});

test('everything can be read in English', async ({ page, the, visit, signInNewcomer }) => {
  await signInNewcomer();
  await visit('/');
  await page.getByRole('link', { name: the.otherLanguage, exact: true }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await hydrated(page);
  await expect(page.getByRole('button', { name: names.en.vote })).not.toHaveCount(0);
});

test('without a script, a vote is a form that works @no-script', async ({ page, idea, visit, signInNewcomer }) => {
  await signInNewcomer();
  await visit('/?sort=new');
  const vote = page.getByRole('button', { name: idea.title });
  await vote.click();
  await expect(vote).toHaveAttribute('aria-pressed', 'true');
  await vote.click();
  await expect(vote).toHaveAttribute('aria-pressed', 'false');
});

test('on a phone, the list needs no sideways scrolling @phone', async ({ page, visit, signInNewcomer }) => {
  await signInNewcomer();
  await visit('/');
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBeLessThanOrEqual(390);
});
