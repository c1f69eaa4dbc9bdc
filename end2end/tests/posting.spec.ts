// Somebody says where the shoe pinches: with a name or without, in one go or over a reload, with a script or without.

import type { Page } from '@playwright/test';
import { expectAccessible } from '../support/axe';
import { expect, hydrated, test } from '../support/fixtures';
import { postIdea } from '../support/ideas';
import type { Names } from '../support/language';

const pinch = 'Jeden Morgen stehen wir zu dritt an einem Terminal und warten.';

async function write(page: Page, the: Names, title: string): Promise<void> {
  await page.getByLabel(the.title, { exact: true }).fill(title);
  await page.getByLabel(the.pinch, { exact: true }).fill(pinch);
  await page.getByLabel(the.topic, { exact: true }).selectOption({ index: 1 });
}

const heading = (page: Page, title: string) => page.getByRole('heading', { level: 1, name: title });

test('an idea with a name is posted, carries its number and the vote of its author', async ({
  page,
  the,
  visit,
  signInNewcomer,
}) => {
  const author = await signInNewcomer();
  const title = `Wir warten am Terminal ${Date.now()}`;
  await visit('/ideas/new');
  await write(page, the, title);
  await page.getByLabel('Mit meinem Namen').check();
  await page.getByRole('button', { name: 'Vorschau' }).click();
  await expect(page.getByRole('heading', { name: 'Vorschau' })).toBeFocused();
  await expectAccessible(page);
  await page.getByRole('button', { name: the.post, exact: true }).click();

  await expect(page).toHaveURL(/\/ideas\/\d+/);
  await expect(heading(page, title)).toBeVisible();
  await expect(page.getByText(/^Danke\. Ihre Idee ist da – Nummer \d+\.$/).first()).toBeVisible();
  await expect(page.getByText(author.name).first()).toBeVisible();
  await expect(page.getByRole('button', { name: the.vote })).toHaveAttribute('aria-pressed', 'true');
  await expectAccessible(page);
});

test('what somebody wrote is not taken from who signs in at the same machine meanwhile', async ({
  page,
  the,
  idea,
  add,
  visit,
  signIn,
  signInNewcomer,
  expectMessage,
}) => {
  expectMessage(/409 \(Conflict\)/);
  const first = await signInNewcomer();
  await visit('/ideas/new');
  const title = `Der Schlüssel hängt am falschen Haken ${Date.now()}`;
  await write(page, the, title);
  await page.getByLabel('Mit meinem Namen').check();
  const tab = await page.context().newPage();
  await tab.goto(`/ideas/${idea.number}`);
  await hydrated(tab);

  const second = add();
  await signIn(second, page.context());
  await page.getByRole('button', { name: the.post, exact: true }).click();
  await expect(page.locator('main').getByText('jemand anderes angemeldet')).toBeVisible();
  await tab.locator('.idea__aside .vote__button').click();
  await expect(tab.locator('main').getByText('jemand anderes angemeldet')).toBeVisible();
  await expect(tab.locator('.idea__aside .vote__button')).toHaveAttribute('aria-pressed', 'false');

  // Nothing of it is anywhere, and whoever wrote it finds it again.
  await visit(`/?q=${encodeURIComponent(title)}`, tab);
  await expect(tab.locator('.idea-card__title', { hasText: title })).toHaveCount(0);
  await signIn(first, page.context());
  await visit('/ideas/new');
  await expect(page.locator('#title')).toHaveValue(title);
});

test('an idea without a name brings four words, and with them its author comes back', async ({
  page,
  the,
  visit,
  signInNewcomer,
  somebodyElse,
  expectMessage,
}) => {
  expectMessage(/403 \(Forbidden\)/);
  const author = await signInNewcomer();
  const title = `Der Schlüssel liegt unter der Matte ${Date.now()}`;
  await visit('/ideas/new');
  await write(page, the, title);
  await page.getByLabel('Ohne Namen').check();
  await page.getByRole('button', { name: the.post, exact: true }).click();
  await expect(heading(page, title)).toBeVisible();
  const code = await page.locator('.claim-code').innerText();
  expect(code.trim().split(/\s+|-/)).toHaveLength(4);
  expect(await page.locator('main').innerText()).not.toContain(author.name);
  await expect(page.getByRole('button', { name: the.vote })).toHaveAttribute('aria-pressed', 'false');
  await expectAccessible(page);

  // The words are shown this once, and open the idea to whoever holds them, in any browser.
  const address = new URL(page.url()).pathname;
  const other = await somebodyElse();
  await visit(address, other);
  await expect(other.locator('.claim-code')).toHaveCount(0);
  // The first comment of whoever wrote it, under their name, would give them away.
  await expect(other.locator('input[name="named"][value="false"]')).toBeChecked();
  await other.getByText('Das ist meine Idee').click();
  await other.getByLabel(/Kennwort/).fill('falsche wörter ganz sicher');
  await other.getByRole('button', { name: 'Weiter', exact: true }).click();
  await expect(other.getByRole('heading', { name: 'Ihre Idee' })).toHaveCount(0);
  await hydrated(other);
  await other.getByLabel(/Kennwort/).fill(code);
  await other.getByRole('button', { name: 'Weiter', exact: true }).click();
  await expect(other.getByRole('heading', { name: 'Ihre Idee' })).toBeVisible();
});

test('every wrong field is named, has the focus within reach, and keeps what was typed', async ({
  page,
  the,
  visit,
  signInNewcomer,
}) => {
  await signInNewcomer();
  await visit('/ideas/new');
  await page.getByLabel(the.title, { exact: true }).fill('Hm');
  await page.getByRole('button', { name: the.post, exact: true }).click();
  const summary = page.getByRole('alert').filter({ hasText: 'Bitte prüfen Sie Ihre Angaben' });
  await expect(summary.or(page.locator('.error-summary'))).not.toHaveCount(0);
  await expect(page).toHaveTitle(/^Fehler: /);
  await expect(page.getByLabel(the.title, { exact: true })).toHaveAttribute('aria-invalid', 'true');
  await expect(page.getByLabel(the.title, { exact: true })).toHaveValue('Hm');
  await expectAccessible(page);
});

test('a draft survives a reload and signing in again, and is gone once posted', async ({
  page,
  the,
  visit,
  signInNewcomer,
  signIn,
}) => {
  const author = await signInNewcomer();
  const title = `Ein Entwurf, der bleibt ${Date.now()}`;
  await visit('/ideas/new');
  await write(page, the, title);
  await expect(page.getByText(/^Entwurf gespeichert, /)).toBeVisible();
  await visit('/ideas/new');
  await expect(page.getByLabel(the.title, { exact: true })).toHaveValue(title);
  await expect(page.getByText('Ihr Entwurf ist wieder da.')).toBeVisible();

  await page.context().clearCookies();
  await visit('/ideas/new');
  await expect(page).toHaveURL(/\/sign-in\?next=/);
  await expect(page.getByText('Ihre Sitzung ist abgelaufen.')).toBeVisible();
  await signIn(author);
  await visit('/ideas/new');
  await expect(page.getByLabel(the.pinch, { exact: true })).toHaveValue(pinch);

  await page.getByRole('button', { name: the.post, exact: true }).click();
  await expect(heading(page, title)).toBeVisible();
  await visit('/ideas/new');
  await expect(page.getByLabel(the.title, { exact: true })).toHaveValue('');
});

test('a draft that was thrown away can be fetched back', async ({ page, the, visit, signInNewcomer }) => {
  await signInNewcomer();
  const title = `Ein Entwurf, der wiederkommt ${Date.now()}`;
  const field = page.getByLabel(the.title, { exact: true });
  const named = page.getByLabel('Mit meinem Namen');
  const spoken = page.locator('.visually-hidden[role="status"]');
  const undo = page.getByRole('button', { name: 'Rückgängig' });
  await visit('/ideas/new');
  await write(page, the, title);
  await named.check();
  await expect(page.getByText(/^Entwurf gespeichert, /)).toBeVisible();
  await page.getByRole('button', { name: 'Entwurf verwerfen' }).click();
  await expect(field).toHaveValue('');
  await expect(named).not.toBeChecked();
  await expect(spoken).toHaveText('Entwurf verworfen.');
  await expect(page.locator('.draft-note')).toContainText('Entwurf verworfen.');
  await expect(undo).toBeFocused();
  await expectAccessible(page);

  await undo.press('Enter');
  await expect(field).toHaveValue(title);
  await expect(named).toBeChecked();
  await expect(page.getByRole('button', { name: 'Entwurf verwerfen' })).toBeFocused();
  await expect(page.getByText(/^Entwurf gespeichert, /)).toBeVisible();
  await visit('/ideas/new');
  await expect(field).toHaveValue(title);
  await expect(page.getByLabel(the.pinch, { exact: true })).toHaveValue(pinch);

  // What is typed afterwards is not overwritten.
  await page.getByRole('button', { name: 'Entwurf verwerfen' }).click();
  await expect(undo).toBeVisible();
  await field.fill('Etwas anderes');
  await expect(undo).toHaveCount(0);
});

test('a draft that is thrown away from its preview leaves an empty form', async ({ page, the, visit, signInNewcomer }) => {
  await signInNewcomer();
  const title = `Ein Entwurf mit Vorschau ${Date.now()}`;
  const field = page.getByLabel(the.title, { exact: true });
  const preview = page.getByRole('heading', { name: 'Vorschau' });
  await visit('/ideas/new');
  await page.getByRole('button', { name: 'Vorschau' }).click();
  await expect(page).toHaveTitle(/^Fehler: /);
  await write(page, the, title);
  await page.getByRole('button', { name: 'Entwurf verwerfen' }).click();
  await expect(page, 'what was wrong is gone with it').not.toHaveTitle(/^Fehler: /);
  await write(page, the, title);
  await page.getByRole('button', { name: 'Vorschau' }).click();
  await expect(preview).toBeVisible();
  await expect(field).toBeHidden();
  await page.getByRole('button', { name: 'Entwurf verwerfen' }).click();
  await expect(preview).toHaveCount(0);
  await expect(field).toHaveValue('');
  await expect(page.getByRole('button', { name: 'Rückgängig' })).toBeFocused();
  await page.getByRole('button', { name: 'Rückgängig' }).press('Enter');
  await expect(field).toHaveValue(title);
  await expect(field).toBeVisible();
  await expect(preview).toHaveCount(0);
});

test('a draft that could not be posted takes the trouble with it when it is thrown away', async ({
  page,
  the,
  visit,
  signInNewcomer,
  expectMessage,
}) => {
  expectMessage(/post_idea|ERR_|Failed to load|NetworkError/i);
  await signInNewcomer();
  const trouble = page.locator('main').getByText(/Keine Verbindung/);
  await visit('/ideas/new');
  await write(page, the, `Ein Entwurf ohne Netz ${Date.now()}`);
  await page.route(/post_idea/, (route) => route.abort());
  await page.getByRole('button', { name: the.post, exact: true }).click();
  await expect(trouble).toBeVisible();
  await page.getByRole('button', { name: 'Entwurf verwerfen' }).click();
  await expect(trouble).toHaveCount(0);
  await write(page, the, `Ein anderer Entwurf ${Date.now()}`);
  await page.getByRole('button', { name: 'Vorschau' }).click();
  await expect(page.getByRole('heading', { name: 'Vorschau' })).toBeVisible();
  await expect(trouble).toHaveCount(0);
});

test('a change of an idea that was thrown away can be fetched back', async ({ page, the, visit, signIn, add, rest }) => {
  const author = add();
  const idea = await postIdea(rest(author));
  await signIn(author);
  const field = page.getByLabel(the.title, { exact: true });
  await visit(`/ideas/${idea.number}/edit`);
  await field.fill(`${idea.title} sehr`);
  await page.getByLabel(the.pinch, { exact: true }).fill('');
  await page.getByRole('button', { name: 'Änderung speichern' }).click();
  await expect(page).toHaveTitle(/^Fehler: /);
  await page.getByRole('button', { name: 'Entwurf verwerfen' }).click();
  await expect(field).toHaveValue(idea.title);
  await expect(page, 'what was wrong is gone with it').not.toHaveTitle(/^Fehler: /);
  await expect(page.getByLabel(the.pinch, { exact: true })).not.toHaveAttribute('aria-invalid', 'true');
  await page.getByRole('button', { name: 'Rückgängig' }).press('Enter');
  await expect(field).toHaveValue(`${idea.title} sehr`);
});

test('the author edits freely until somebody votes; then every change stays readable', async ({
  page,
  the,
  visit,
  signInNewcomer,
  somebodyElse,
}) => {
  await signInNewcomer();
  const title = `Die Tür klemmt ${Date.now()}`;
  await visit('/ideas/new');
  await write(page, the, title);
  await page.getByLabel('Mit meinem Namen').check();
  await page.getByRole('button', { name: the.post, exact: true }).click();
  await expect(heading(page, title)).toBeVisible();
  const address = new URL(page.url()).pathname;

  const change = async (to: string) => {
    await visit(`${address.split('-')[0]}/edit`);
    await page.getByLabel(the.title, { exact: true }).fill(to);
    await page.getByRole('button', { name: 'Änderung speichern' }).click();
    await expect(heading(page, to)).toBeVisible();
  };
  await change(`${title} sehr`);
  await expect(page.getByText('Was geändert wurde')).toHaveCount(0);

  const other = await somebodyElse();
  await visit(address, other);
  await other.getByRole('button', { name: the.vote }).click();
  await expect(other.getByRole('button', { name: the.vote })).toHaveAttribute('aria-pressed', 'true');
  await expect(other.getByRole('button', { name: the.vote })).not.toHaveAttribute('aria-busy', 'true');

  await change(`${title} immer`);
  await page.getByText('Was geändert wurde').click();
  await expect(page.locator('del').first()).toBeVisible();
  await expectAccessible(page);
});

test('withdrawing leaves a tombstone with the number', async ({ page, the, visit, signInNewcomer, expectMessage }) => {
  expectMessage(/410 \(Gone\)/);
  await signInNewcomer();
  const title = `Das nehme ich zurück ${Date.now()}`;
  await visit('/ideas/new');
  await write(page, the, title);
  await page.getByLabel('Mit meinem Namen').check();
  await page.getByRole('button', { name: the.post, exact: true }).click();
  await expect(heading(page, title)).toBeVisible();
  await page.locator('summary', { hasText: 'Idee zurückziehen' }).click();
  await page.getByRole('button', { name: 'Idee zurückziehen' }).click();
  await expect(page.getByText('Diese Idee wurde zurückgezogen.').first()).toBeVisible();
  await expect(page.getByText(title)).toHaveCount(0);
  await hydrated(page);
  await expectAccessible(page);
});

test('without a script an idea is previewed, corrected and posted @no-script', async ({
  page,
  the,
  visit,
  signInNewcomer,
  expectMessage,
}) => {
  expectMessage(/422 \(Unprocessable/);
  await signInNewcomer();
  const title = `Ohne Skript geht es auch ${Date.now()}`;
  await visit('/ideas/new');
  await page.getByLabel(the.title, { exact: true }).fill('Hm');
  await page.getByLabel(the.pinch, { exact: true }).fill(pinch);
  await page.getByRole('button', { name: the.post, exact: true }).click();
  await expect(page.getByLabel(the.title, { exact: true })).toHaveAttribute('aria-invalid', 'true');
  await expect(page.getByLabel(the.pinch, { exact: true })).toHaveValue(pinch);

  await write(page, the, title);
  await page.getByLabel('Mit meinem Namen').check();
  await page.getByRole('button', { name: 'Vorschau' }).click();
  await expect(page.getByRole('heading', { name: 'Vorschau' })).toBeVisible();
  await page.getByRole('button', { name: the.post, exact: true }).click();
  await expect(heading(page, title)).toBeVisible();
});
