// What is hidden: its author may say why it should not be, and nobody takes words away for good alone.

import type { Locator } from '@playwright/test';
import { expectAccessible } from '../support/axe';
import { postIdea } from '../support/ideas';
import { expect, hydrated, test } from '../support/moderator';

const sentence = 'Bitte nennen Sie niemanden beim Namen.';
const appeal = 'Hier steht kein Name, nur eine Druckertrommel.';
const reply = 'Wir haben noch einmal gelesen: Die Tür im Bild trägt ein Namensschild.';

/** Fills in why an item is hidden, and leaves it to be sent. */
async function fillHiding(item: Locator): Promise<Locator> {
  await item.locator('summary', { hasText: 'Ausblenden' }).click();
  const form = item.locator('form').filter({ has: item.page().getByRole('group', { name: 'Grund', exact: true }) });
  await form.getByRole('radio', { name: 'Nennt oder zeigt eine Person' }).check();
  await form.getByLabel('Satz an die Autorin oder den Autor').fill(sentence);
  return form.getByRole('button', { name: 'Ausblenden' });
}

test('an author appeals, somebody else decides, and the author reads the reply', async ({
  add,
  rest,
  visit,
  browserOf,
  moderator,
  colleague,
}) => {
  const ana = add();
  const idea = await postIdea(rest(ana));
  await moderator.take(idea);
  await (await fillHiding(await moderator.open(idea))).click();
  await moderator.seesDone();
  await expectAccessible(moderator.page);

  const author = await browserOf(ana);
  await visit(`/ideas/${idea.number}`, author);
  await expect(author.getByText('Entscheidung der Moderation')).toBeVisible();
  await expect(author.getByText(sentence)).toBeVisible();
  await author.locator('summary', { hasText: 'Widersprechen' }).click();
  await author.getByLabel('Widerspruch').fill(appeal);
  await expectAccessible(author);
  await author.getByRole('button', { name: 'Widersprechen' }).click();
  await expect(author.getByText('Ihr Widerspruch liegt vor.')).toBeVisible();
  await hydrated(author);
  await expectAccessible(author);

  await moderator.take(idea);
  const first = await moderator.open(idea);
  await expect(first.getByText('Über den Widerspruch entscheidet eine andere Person.')).toBeVisible();
  await expect(first.getByRole('button', { name: 'Über den Widerspruch entscheiden' })).toHaveCount(0);

  await colleague.take(idea);
  const second = await colleague.open(idea);
  await expect(second.getByText(appeal)).toBeVisible();
  await second.getByRole('radio', { name: 'Es bleibt dabei' }).check();
  await second.getByLabel('Antwort auf den Widerspruch').fill(reply);
  await expectAccessible(colleague.page);
  await second.getByRole('button', { name: 'Über den Widerspruch entscheiden' }).click();
  await colleague.seesDone('Über den Widerspruch ist entschieden');

  await visit(`/ideas/${idea.number}`, author);
  await expect(author.getByText('Es bleibt dabei')).toBeVisible();
  await expect(author.getByText(reply)).toBeVisible();
  await expect(author.locator('summary', { hasText: 'Widersprechen' })).toHaveCount(0);
  await expectAccessible(author);
});

test('words are gone for good once two who moderate want it', async ({
  add,
  rest,
  visit,
  browserOf,
  moderator,
  colleague,
  expectMessage,
}) => {
  expectMessage(/410/);
  const ana = add();
  const idea = await postIdea(rest(ana));
  await moderator.take(idea);
  await (await fillHiding(await moderator.open(idea))).click();
  await moderator.seesDone();

  const { page } = moderator;
  await moderator.visit(`/ideas/${idea.number}`);
  await page.getByRole('link', { name: 'Moderieren' }).click();
  await page.getByText('Endgültig löschen', { exact: true }).click();
  await page.getByRole('button', { name: 'Löschung beantragen' }).click();
  await moderator.seesDone('Die Löschung ist beantragt.');
  await moderator.take(idea);
  const own = await moderator.open(idea);
  await expect(own.getByText('Eine zweite Person aus der Moderation muss zustimmen.')).toBeVisible();
  await expect(own.getByRole('button', { name: 'Zustimmen und endgültig löschen' })).toHaveCount(0);
  await expectAccessible(page);

  await colleague.take(idea);
  const item = await colleague.open(idea);
  await expectAccessible(colleague.page);
  await item.getByRole('button', { name: 'Zustimmen und endgültig löschen' }).click();
  await colleague.seesDone('Das lässt sich nicht rückgängig machen.');
  await expectAccessible(colleague.page);

  const author = await browserOf(ana);
  await visit(`/ideas/${idea.number}`, author);
  await expect(author.getByRole('heading', { level: 1, name: `Idee ${idea.number}` })).toBeVisible();
  await expect(author.getByText(/^Zwei Personen aus der Moderation haben den Text/)).toBeVisible();
  await expect(author.getByText(idea.title)).toHaveCount(0);
  const facts = author.locator('.idea__head');
  await expect(facts).toContainText('Endgültig gelöscht');
  await expect(facts).not.toContainText('Zurückgezogen');
  await expect(facts).not.toContainText('Ohne Namen');
  await expectAccessible(author);
});

test('an appeal that is right brings the idea back, and its author reads the reply', async ({
  add,
  rest,
  visit,
  browserOf,
  moderator,
}) => {
  const ana = add();
  const idea = await postIdea(rest(ana));
  await rest(add('moderator'))('PUT', `/ideas/${idea.number}/hiding`, { ground: 'person', sentence });
  await rest(ana)('POST', `/ideas/${idea.number}/appeals`, { body: appeal });
  await moderator.take(idea);
  const item = await moderator.open(idea);
  await item.getByRole('radio', { name: 'Der Widerspruch ist berechtigt' }).check();
  await item.getByLabel('Antwort auf den Widerspruch').fill('Sie haben recht, wir haben zu schnell gelesen.');
  await item.getByRole('button', { name: 'Über den Widerspruch entscheiden' }).click();
  await moderator.seesDone('Über den Widerspruch ist entschieden');

  const author = await browserOf(ana);
  await visit(`/ideas/${idea.number}`, author);
  await expect(author.getByText('Wieder eingeblendet')).toBeVisible();
  await expect(author.getByText('Sie haben recht, wir haben zu schnell gelesen.')).toBeVisible();
  await expectAccessible(author);
});

test('who agrees to take words away for good reads why they were hidden', async ({ add, rest, idea, moderator }) => {
  const asks = rest(add('moderator'));
  await asks('PUT', `/ideas/${idea.number}/hiding`, { ground: 'person', sentence });
  await asks('PUT', `/ideas/${idea.number}/erasure`);
  await moderator.take(idea);
  const item = await moderator.open(idea);
  await expect(item.getByText(sentence)).toBeVisible();
});
