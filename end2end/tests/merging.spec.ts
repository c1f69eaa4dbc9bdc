// Two ideas become one, and two again; one becomes several.

import type { Page } from '@playwright/test';
import { expectAccessible } from '../support/axe';
import { postIdea } from '../support/ideas';
import { expect, hydrated, test } from '../support/moderator';

const reason = 'Derselbe Drucker, dieselbe Farbe.';

/** The vote on the page of an idea. */
const votes = (page: Page) => page.locator('[data-votes]').first();

/** An idea in a list of one's own page. */
const own = (page: Page, list: string, text: string) =>
  page.getByRole('region', { name: list }).locator('.mine__row').filter({ hasText: text });

test('two ideas become one with a reason, and everybody concerned learns of it', async ({
  add,
  rest,
  visit,
  browserOf,
  moderator,
}) => {
  const [ana, ben, voter] = [add(), add(), add()];
  const into = await postIdea(rest(ana));
  const idea = await postIdea(rest(ben));
  for (const { number } of [into, idea]) await rest(voter)('PUT', `/ideas/${number}/vote`);

  const { page } = moderator;
  await moderator.take(idea);
  const item = await moderator.open(idea);
  await item.locator('summary', { hasText: 'Zusammenführen' }).click();
  await item.getByLabel('Nummer der anderen Idee').fill(String(into.number));
  await item.getByLabel('Warum gehören sie zusammen?').fill(reason);
  await item.getByRole('button', { name: 'Nebeneinander lesen' }).click();
  await expect(item.getByRole('link', { name: `#${into.number} ${into.title}` })).toBeVisible();
  await hydrated(page);
  await expect(item.getByRole('group', { name: 'Beide Ideen nebeneinander' })).toBeFocused();
  await expectAccessible(page);
  await expect(item.getByLabel('Warum gehören sie zusammen?')).toHaveValue(reason);
  await item.getByRole('button', { name: 'Zusammenführen' }).click();
  await moderator.seesDone();
  await expectAccessible(page);

  const author = await browserOf(ben);
  await visit('/me', author);
  await expect(own(author, 'Meine Ideen', idea.title)).toContainText('Zusammengeführt');
  await expect(own(author, 'Meine Stimmen', into.title)).toContainText('3 Stimmen');
  await expectAccessible(author);

  const reader = await browserOf(voter);
  await visit('/me', reader);
  await expect(own(reader, 'Meine Stimmen', into.title)).toContainText('3 Stimmen');
  await own(reader, 'Meine Stimmen', 'Zusammengeführt').getByRole('link', { name: `Idee ${idea.number}` }).click();
  await expect(reader.getByText(`Warum: ${reason}`)).toBeVisible();
  await expectAccessible(reader);
  await reader.getByRole('link', { name: `Zur Idee #${into.number}` }).click();
  await expect(reader.getByRole('heading', { level: 1, name: into.title })).toBeVisible();
  await expect(votes(reader)).toHaveText('3');

  const other = await browserOf(ana);
  await visit(`/ideas/${into.number}`, other);
  const gathered = other.locator('li', { has: other.getByRole('link', { name: `#${idea.number} ${idea.title}` }) });
  await expect(gathered).toContainText(ben.name);
  await expect(gathered).toContainText(reason);
  await expectAccessible(other);
});

test('one click says that it is not the same, and taking it apart brings every number back', async ({
  add,
  rest,
  visit,
  browserOf,
  moderator,
}) => {
  const [ana, ben, voter] = [add(), add(), add()];
  const into = await postIdea(rest(ana));
  const idea = await postIdea(rest(ben));
  for (const { number } of [into, idea]) await rest(voter)('PUT', `/ideas/${number}/vote`);
  await moderator.call('PUT', `/ideas/${idea.number}/merge`, { into: into.number, sentence: reason });

  const author = await browserOf(ben);
  await visit(`/ideas/${idea.number}`, author);
  await author.getByRole('button', { name: 'Das ist nicht dasselbe' }).click();
  await expect(author.getByText('Ihr Widerspruch liegt vor.')).toBeVisible();
  await hydrated(author);
  await expectAccessible(author);

  const { page } = moderator;
  await moderator.take(idea);
  const item = await moderator.open(idea);
  await expect(item.getByText('Gegen eine Zusammenführung')).toBeVisible();
  await expect(item.getByText('Dass es dabei bleibt, entscheidet eine andere Person.')).toBeVisible();
  await hydrated(page);
  await expectAccessible(page);
  await item.getByRole('button', { name: 'Zusammenführung lösen' }).click();
  await moderator.seesDone();
  await expectAccessible(page);

  for (const { number, title } of [into, idea]) {
    await visit(`/ideas/${number}`, author);
    await expect(author.getByRole('heading', { level: 1, name: title })).toBeVisible();
    await expect(votes(author)).toHaveText('2');
  }
  await expectAccessible(author);
});

test('an idea with two pinches becomes two, and its voters choose', async ({
  add,
  rest,
  visit,
  browserOf,
  moderator,
}) => {
  const [ana, voter] = [add(), add()];
  const idea = await postIdea(rest(ana));
  await rest(voter)('PUT', `/ideas/${idea.number}/vote`);

  const { page } = moderator;
  await moderator.take(idea);
  const item = await moderator.open(idea);
  await item.locator('summary', { hasText: 'Teilen' }).click();
  const titles = ['Die Trommel', 'Die Farbe'].map((what) => `${what}: ${idea.title}`);
  for (const [at, title] of titles.entries()) {
    const part = item.getByRole('group', { name: `Teil ${at + 1}`, exact: true });
    await part.getByLabel('Titel').fill(title);
    await part.getByLabel('Wo drückt der Schuh?').fill('Das drückt, und das jeden Tag.');
  }
  await expectAccessible(page);
  await item.getByRole('button', { name: 'Teilen' }).click();
  await moderator.seesDone();
  await expectAccessible(page);

  const reader = await browserOf(voter);
  await visit(`/ideas/${idea.number}`, reader);
  await expectAccessible(reader);
  for (const title of titles) await expect(reader.getByRole('link', { name: title })).toBeVisible();
  await reader.getByRole('link', { name: titles[0] }).click();
  await expect(reader.getByRole('heading', { level: 1, name: titles[0] })).toBeVisible();
  await expect(votes(reader)).toHaveText('2');
  await reader.getByRole('button', { name: /^Drückt mich auch: Die Trommel/ }).click();
  await expect(votes(reader)).toHaveText('1');
  await expectAccessible(reader);
  await reader.getByRole('link', { name: `Ein Teil von #${idea.number}` }).click();
  await reader.getByRole('link', { name: titles[1] }).click();
  await expect(reader.getByRole('heading', { level: 1, name: titles[1] })).toBeVisible();
  await expect(votes(reader)).toHaveText('2');
  await expect(reader.getByText(ana.name)).toBeVisible();
});
