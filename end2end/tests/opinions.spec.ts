// A specialist unit says what it thinks of an idea, and never learns whose it is.

import type { Locator } from '@playwright/test';
import { expectAccessible } from '../support/axe';
import { postIdea } from '../support/ideas';
import { expect, hydrated, test } from '../support/moderator';

const question = 'Was kostet eine neue Trommel?';
const inTwoWeeks = new Date(Date.now() + 14 * 86_400_000).toISOString().slice(0, 10);

/** Chooses what the unit said, among the texts that an answer may begin with. */
async function beginWithOpinion(texts: Locator): Promise<void> {
  const opinion = texts.locator('option[value^="opinion:"]');
  await texts.selectOption((await opinion.getAttribute('value'))!);
}

test('a unit is asked by a link with a date, and what it says comes back into the queue', async ({
  add,
  rest,
  nobody,
  moderator,
}) => {
  const ana = add();
  const idea = await postIdea(rest(ana));
  await moderator.take(idea);
  const { page } = moderator;
  const item = await moderator.open(idea);
  await item.locator('summary', { hasText: 'Fachbereich fragen' }).click();
  const form = item.locator('form').filter({ has: page.getByLabel('Frage an den Fachbereich') });
  await form.getByLabel(/^Bereich/).selectOption({ index: 1 });
  await form.getByLabel('Frage an den Fachbereich').fill(question);
  await form.getByLabel('Antwort bis').fill(inTwoWeeks);
  await form.getByLabel('Link ohne Anmeldung erstellen').check();
  await expectAccessible(page);
  await form.getByRole('button', { name: 'Fachbereich fragen' }).click();
  const link = page.getByRole('link', { name: /\/opinion\// });
  await expect(link).toBeVisible();
  await hydrated(page);
  // It is shown this once: whoever asked is led to it.
  await expect(page.locator('#once')).toBeFocused();
  await expectAccessible(page);

  await nobody.goto((await link.getAttribute('href'))!);
  await hydrated(nobody);
  await expect(nobody.getByText(question)).toBeVisible();
  await expect(nobody.getByText(/^Antwort bis /)).toBeVisible();
  await expect(nobody.getByText(ana.name)).toHaveCount(0);
  await nobody.getByRole('radio', { name: 'Teilweise' }).check();
  await nobody.getByLabel(/^Aufwand/).fill('8');
  await nobody.getByLabel(/^Anmerkung/).fill('Nur die Trommel, nicht der Toner.');
  await expectAccessible(nobody);
  await nobody.getByRole('button', { name: 'Stellungnahme abgeben' }).click();
  await expect(nobody.getByText('Ihre Stellungnahme ist angekommen. Danke.')).toBeVisible();
  await hydrated(nobody);
  await expectAccessible(nobody);

  const back = await moderator.open(idea, 'Stellungnahme da');
  await expect(back.getByText('Nur die Trommel, nicht der Toner.')).toBeVisible();
  await beginWithOpinion(back.getByLabel('Textbaustein'));
  await back.getByRole('button', { name: 'In die Antwort einfügen' }).click();
  await expect(back.getByLabel('Antwort', { exact: true })).toHaveValue(/Teilweise\n.*8 Stunden/);
  await expectAccessible(page);
  await back.getByRole('button', { name: 'Übernehmen' }).click();
  await moderator.seesDone();
  await expectAccessible(page);
});

test('somebody of the unit finds the question on their own page', async ({ add, idea, visit, browserOf, moderator }) => {
  const unit = 'kitas';
  const asked = { unit, email: '', question, due: inTwoWeeks, link: false };
  await moderator.call('POST', `/ideas/${idea.number}/opinions`, asked);

  const expert = await browserOf(add('employee', unit));
  await visit('/me', expert);
  await expectAccessible(expert);
  await expert.getByRole('link', { name: /Anfragen? an Ihren Bereich$/ }).click();
  await expect(expert.getByRole('heading', { level: 1, name: 'Anfragen an Ihren Bereich' })).toBeVisible();
  await expectAccessible(expert);
  await expert.getByRole('link', { name: `#${idea.number} ${idea.title}` }).click();
  await expect(expert.getByText(question)).toBeVisible();
  await expectAccessible(expert);
  await expert.getByRole('radio', { name: 'Ja', exact: true }).check();
  await expert.getByRole('button', { name: 'Stellungnahme abgeben' }).click();
  await expect(expert.getByText('Ihre Stellungnahme ist angekommen. Danke.')).toBeVisible();
  await hydrated(expert);
  await expectAccessible(expert);
});

test('without a script a unit is asked and answers as well @no-script', async ({
  add,
  rest,
  nobody,
  moderator,
  expectMessage,
}) => {
  expectMessage(/422/);
  const ana = add();
  const idea = await postIdea(rest(ana));
  await moderator.take(idea);
  const { page } = moderator;
  const item = await moderator.open(idea);
  await item.locator('summary', { hasText: 'Fachbereich fragen' }).click();
  const form = item.locator('form').filter({ has: page.getByLabel('Frage an den Fachbereich') });
  await form.getByLabel('Frage an den Fachbereich').fill(question);
  await form.getByLabel('Antwort bis').fill(inTwoWeeks);
  await form.getByLabel('Link ohne Anmeldung erstellen').check();
  await form.getByRole('button', { name: 'Fachbereich fragen' }).click();
  // Nothing is lost while a unit is still to be chosen.
  await expect(form.getByLabel('Frage an den Fachbereich')).toHaveValue(question);
  await form.getByLabel(/^Bereich/).selectOption({ index: 1 });
  await form.getByRole('button', { name: 'Fachbereich fragen' }).click();
  const link = page.getByRole('link', { name: /\/opinion\// });

  await nobody.goto((await link.getAttribute('href'))!);
  await expect(nobody.getByText(question)).toBeVisible();
  await expect(nobody.getByText(ana.name)).toHaveCount(0);
  await nobody.getByRole('radio', { name: 'Nein' }).check();
  await nobody.getByLabel(/^Aufwand/).fill('ein paar Tage');
  await nobody.getByRole('button', { name: 'Stellungnahme abgeben' }).click();
  await expect(nobody.getByLabel(/^Aufwand/)).toHaveAttribute('aria-invalid', 'true');
  await nobody.getByLabel(/^Aufwand/).fill('M');
  await nobody.getByRole('button', { name: 'Stellungnahme abgeben' }).click();
  await expect(nobody.getByText('Ihre Stellungnahme ist angekommen. Danke.')).toBeVisible();

  const back = await moderator.open(idea, 'Stellungnahme da');
  await expect(back.getByRole('definition').filter({ hasText: 'Nein' })).toBeVisible();
});

test('an opinion that is taken up leads on to the answer', async ({ add, rest, baseURL, idea, moderator }) => {
  const keeper = rest(add('admin'));
  const { items } = await keeper<{ items: { slug: string }[] }>('GET', '/admin/units');
  const asked = { unit: items[0].slug, email: '', question, due: inTwoWeeks, link: true };
  const { link } = await moderator.call<{ link: string }>('POST', `/ideas/${idea.number}/opinions`, asked);
  const { page } = moderator;
  const headers = { Origin: baseURL!, 'Sec-Fetch-Site': 'same-origin' };
  await page.request.post(link, { form: { possible: 'yes' }, headers });
  await moderator.take(idea);
  const item = await moderator.open(idea, 'Stellungnahme da');
  await item.getByLabel('Antwort', { exact: true }).fill('Die neue Trommel kommt im Mai.');
  await item.getByRole('button', { name: 'Übernehmen' }).click();
  await moderator.seesDone();
  await expect(page.getByText('Das ist schon erledigt.')).toHaveCount(0);
});

test.describe('in English', () => {
  test.use({ locale: 'en-GB' });

  test('a unit is asked, answers by a link, and its words become the answer', async ({ add, rest, nobody, moderator }) => {
    const ana = add();
    const idea = await postIdea(rest(ana));
    await moderator.take(idea);
    const { page } = moderator;
    const item = await moderator.open(idea);
    await item.locator('summary', { hasText: 'Ask a unit' }).click();
    const form = item.locator('form').filter({ has: page.getByLabel('Question to the unit') });
    await form.getByLabel(/^Unit/).selectOption({ index: 1 });
    await form.getByLabel('Question to the unit').fill('What does a new drum cost?');
    await form.getByLabel('Answer by').fill(inTwoWeeks);
    await form.getByLabel('Make a link without signing in').check();
    await form.getByRole('button', { name: 'Ask a unit' }).click();
    const link = page.getByRole('link', { name: /\/opinion\// });
    await expect(link).toBeVisible();
    await hydrated(page);
    await expectAccessible(page);

    await nobody.goto((await link.getAttribute('href'))!);
    await hydrated(nobody);
    await expect(nobody.getByText('What does a new drum cost?')).toBeVisible();
    await expect(nobody.getByText(ana.name)).toHaveCount(0);
    await nobody.getByRole('radio', { name: 'Yes' }).check();
    await nobody.getByLabel(/^Who would do it/).fill('The IT department');
    await nobody.getByRole('button', { name: 'Give the opinion' }).click();
    await expect(nobody.getByText('Your opinion has arrived. Thank you.')).toBeVisible();
    await hydrated(nobody);
    await expectAccessible(nobody);

    const back = await moderator.open(idea, 'Opinion given');
    await beginWithOpinion(back.getByLabel('Template'));
    await back.getByRole('button', { name: 'Put it into the answer' }).click();
    await back.getByRole('radio', { name: 'Planned' }).check();
    await back.getByRole('button', { name: 'Publish' }).click();
    await moderator.seesDone();
    await moderator.visit(`/ideas/${idea.number}`);
    await expect(page.getByText('The IT department')).toBeVisible();
    await expectAccessible(page);
  });
});

test('the form to a unit says what it cannot do without', async ({ idea, moderator }) => {
  await moderator.take(idea);
  const item = await moderator.open(idea);
  await item.locator('summary', { hasText: 'Fachbereich fragen' }).click();
  const form = item.locator('form').filter({ has: moderator.page.getByLabel('Frage an den Fachbereich') });
  await expect(form.getByRole('combobox')).toHaveAccessibleName('Bereich');
});
