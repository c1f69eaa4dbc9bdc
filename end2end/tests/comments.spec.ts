// People answer each other below an idea.

import { expectAccessible } from '../support/axe';
import { expect, hydrated, test } from '../support/fixtures';

test('a comment appears at once here, and on demand in somebody else’s browser', async ({
  page,
  idea,
  the,
  visit,
  signInNewcomer,
  somebodyElse,
}) => {
  await signInNewcomer();
  const other = await somebodyElse();
  await visit(`/ideas/${idea.number}`);
  await visit(`/ideas/${idea.number}`, other);
  await page.getByLabel(the.yourComment, { exact: true }).fill('Bei uns im **dritten** Stock auch.');
  await page.getByRole('button', { name: the.comment, exact: true }).click();
  const comment = page.locator('article.comment').filter({ hasText: 'Bei uns im dritten Stock auch.' });
  await expect(comment.locator('strong')).toHaveText('dritten');
  await expect(page.getByLabel(the.yourComment, { exact: true })).toHaveValue('');
  await expectAccessible(page);

  await other.getByRole('button', { name: '1 neuen Kommentar anzeigen' }).click();
  await expect(other.getByText('Bei uns im dritten Stock auch.')).toBeVisible();
});

test('a reply, a new wording with its earlier version, and a tombstone', async ({
  page,
  idea,
  the,
  visit,
  signInNewcomer,
}) => {
  await signInNewcomer();
  await visit(`/ideas/${idea.number}`);
  await page.getByLabel(the.yourComment, { exact: true }).fill('Erst so.');
  await page.getByRole('button', { name: the.comment, exact: true }).click();
  const first = page.locator('article.comment').filter({ hasText: 'Erst so.' });
  await expect(first).toBeVisible();

  await first.getByRole('link', { name: /^Antworten auf / }).click();
  const reply = page.locator('#act-body');
  await reply.fill('Und eine Antwort.');
  await page.getByRole('button', { name: 'Antworten', exact: true }).click();
  await expect(page.locator('article.comment').filter({ hasText: 'Und eine Antwort.' }).first()).toBeVisible();

  await page.getByRole('link', { name: /^Bearbeiten: / }).first().click();
  await page.locator('#act-body').fill('Dann anders.');
  await page.getByRole('button', { name: 'Speichern', exact: true }).click();
  await expect(page.getByText('Dann anders.')).toBeVisible();
  const versions = page.getByRole('link', { name: /^Frühere Fassungen: / }).first();
  const address = (await versions.getAttribute('href'))!;
  await versions.click();
  await expect(page.getByText('Erst so.')).toBeVisible();
  await expectAccessible(page);
  await visit(address);
  await expect(page.getByText('Erst so.')).toBeVisible();

  await page.getByRole('link', { name: /^Löschen: / }).first().click();
  await page.getByRole('button', { name: 'Löschen', exact: true }).click();
  await expect(page.getByText('Dieser Kommentar wurde gelöscht.')).toBeVisible();
  await expect(page.getByText('Und eine Antwort.')).toBeVisible();
});

test('a report hides nothing and says so', async ({ page, idea, visit, signInNewcomer }) => {
  await signInNewcomer();
  await visit(`/ideas/${idea.number}`);
  await page.locator('summary', { hasText: 'Melden' }).first().click();
  await page.getByLabel('Es nennt oder zeigt eine Person').check();
  await page.getByRole('button', { name: 'An die Moderation melden' }).click();
  await expect(page.getByText('Danke. Die Moderation sieht es sich an.').first()).toBeVisible();
  await expect(page.getByRole('heading', { level: 1, name: idea.title })).toBeVisible();
  await expectAccessible(page);
});

test('an answer of the administration is marked', async ({ page, idea, the, visit, signInNewcomer }) => {
  await signInNewcomer('moderator');
  await visit(`/ideas/${idea.number}`);
  await page.getByLabel(the.yourComment, { exact: true }).fill('Die Trommel ist bestellt.');
  await page.getByLabel('Als Antwort der Verwaltung kennzeichnen').check();
  await page.getByRole('button', { name: the.comment, exact: true }).click();
  const answer = page.locator('article.comment').filter({ hasText: 'Die Trommel ist bestellt.' });
  await expect(answer.getByText('Antwort der Verwaltung', { exact: true })).toBeVisible();
});

test('without a script a comment is a form that works, and so is a reply @no-script', async ({
  page,
  idea,
  the,
  visit,
  signInNewcomer,
  expectMessage,
}) => {
  expectMessage(/422 \(Unprocessable Entity\)/);
  await signInNewcomer();
  await visit(`/ideas/${idea.number}`);
  // What is refused is in sight, although nothing runs that could go there.
  await page.getByRole('button', { name: the.comment, exact: true }).click();
  await expect(page.getByLabel(the.yourComment, { exact: true })).toBeFocused();
  await expect(page.getByText('«Ihr Kommentar» fehlt.')).toBeInViewport();
  await page.getByLabel(the.yourComment, { exact: true }).fill('Ohne Skript geschrieben.');
  await page.getByRole('button', { name: the.comment, exact: true }).click();
  await expect(page.getByText('Ohne Skript geschrieben.')).toBeVisible();
  await page.getByRole('link', { name: /^Antworten auf / }).first().click();
  await page.locator('#act-body').fill('Und ohne Skript geantwortet.');
  await page.getByRole('button', { name: 'Antworten', exact: true }).click();
  await expect(page.getByText('Und ohne Skript geantwortet.')).toBeVisible();
});

test('a comment that is refused keeps what was typed', async ({ page, idea, the, visit, signInNewcomer, expectMessage }) => {
  await signInNewcomer();
  await visit(`/ideas/${idea.number}`);
  expectMessage(/422|Failed to load resource/);
  const field = page.getByLabel(the.yourComment, { exact: true });
  await field.fill('x'.repeat(2_001));
  await page.getByRole('button', { name: the.comment, exact: true }).click();
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await expect(field).toHaveValue('x'.repeat(2_001));
  await hydrated(page);
  await expectAccessible(page);
});
