// Answers: prepared one by one, published together, and looked at with the eyes of others.

import { expectAccessible } from '../support/axe';
import { postIdea } from '../support/ideas';
import { expect, test } from '../support/moderator';

const answer = 'Die neue Trommel kommt im Mai.';

test('three ideas are answered, and their answers are published together', async ({
  add,
  rest,
  visit,
  browserOf,
  moderator,
}) => {
  const ana = add();
  const ideas = [await postIdea(rest(ana)), await postIdea(rest(ana)), await postIdea(rest(ana))];
  const { page } = moderator;
  await moderator.take(...ideas);
  for (const idea of ideas) {
    const item = await moderator.open(idea);
    await item.getByRole('radio', { name: 'Geplant' }).check();
    await item.getByLabel('Antwort', { exact: true }).fill(answer);
    await item.getByRole('button', { name: 'Vorbereiten' }).click();
    await moderator.seesDone();
  }
  await expectAccessible(page);

  const author = await browserOf(ana);
  await visit(`/ideas/${ideas[0].number}`, author);
  await expect(author.getByText(answer)).toHaveCount(0);

  await page.getByRole('link', { name: /^Vorbereitet \(\d+\)$/ }).click();
  for (const { number, title } of ideas) await page.getByLabel(`#${number} ${title} auswählen`).check();
  await page.locator('summary', { hasText: 'Mit ausgewählten Einträgen' }).click();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Vorbereitete Antworten veröffentlichen' }).click();
  const results = page.getByRole('status').filter({ hasText: 'Das ist daraus geworden' });
  await expect(results.getByRole('listitem')).toHaveText(ideas.map(({ number }) => `#${number}: Erledigt.`));
  await expectAccessible(page);

  for (const { number } of ideas) {
    await visit(`/ideas/${number}`, author);
    await expect(author.getByText('Geplant').first()).toBeVisible();
    await expect(author.getByText(answer)).toBeVisible();
  }
  await expectAccessible(author);
});

test('an item is looked at with the eyes of visitors, staff, its author and the public', async ({
  add,
  rest,
  moderator,
}) => {
  const ana = add();
  const idea = await postIdea(rest(ana));
  const hiding = { ground: 'person', sentence: 'Bitte nennen Sie niemanden beim Namen.' };
  await rest(add('moderator'))('PUT', `/ideas/${idea.number}/hiding`, hiding);
  await rest(ana)('POST', `/ideas/${idea.number}/appeals`, { body: 'Hier steht kein Name.' });
  await moderator.take(idea);
  const { page } = moderator;
  await moderator.open(idea);
  for (const [eye, sees] of [
    ['Ohne Anmeldung', 'Melden Sie sich an, dann geht es weiter.'],
    ['Öffentlichkeit', 'Für die Öffentlichkeit ist hierzu nichts freigegeben.'],
    ['Mitarbeitende', 'Das gibt es nicht oder nicht mehr.'],
    ['Wer sie geschrieben hat', hiding.sentence],
  ]) {
    await page.getByRole('navigation', { name: 'Ansehen als' }).getByRole('link', { name: eye }).click();
    const seen = page.getByRole('region', { name: `So sieht es: ${eye}` });
    await expect(seen.getByText(sees)).toBeVisible();
    await expect(seen.getByText(idea.title)).toHaveCount(sees === hiding.sentence ? 1 : 0);
    await expectAccessible(page);
  }
});

test('a tag that is sent by the enter key tags, and takes nobody off', async ({ idea, moderator }) => {
  const { page } = moderator;
  await moderator.take(idea);
  await moderator.visit('/triage?view=mine');
  await page.getByLabel(`#${idea.number} ${idea.title} auswählen`).check();
  await page.locator('summary', { hasText: 'Mit ausgewählten Einträgen' }).click();
  await page.getByLabel('Schlagwort', { exact: true }).fill('bald');
  await page.getByLabel('Schlagwort', { exact: true }).press('Enter');
  await expect(page.getByText('Das ist daraus geworden')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Meine (1)' })).toBeVisible();
  await expect(page.getByRole('article').filter({ hasText: idea.title }).getByText('bald', { exact: true })).toBeVisible();
});

test('an answer that is sent by the enter key is published, templates or not', async ({ add, rest, idea, moderator }) => {
  await rest(add('admin'))('POST', '/admin/templates', { name: 'Dank', body: 'Danke für Ihre Idee.' });
  await moderator.take(idea);
  const item = await moderator.open(idea);
  await item.getByRole('radio', { name: 'Weitergegeben' }).check();
  await item.getByLabel('Antwort', { exact: true }).fill(answer);
  await item.getByLabel(/^Weitergegeben an/).fill('EDG');
  await item.getByLabel(/^Weitergegeben an/).press('Enter');
  await moderator.seesDone();
});
