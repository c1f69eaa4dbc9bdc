// The administration: what the platform needs so that others can take part.

import { expectAccessible } from '../support/axe';
import { expect, hydrated, test } from '../support/fixtures';

const suffix = `${process.pid}`;

for (const part of [
  'Ideenaufrufe',
  'Bereiche',
  'Personen und Rollen',
  'Texte',
  'Antwort-Vorlagen',
  'Protokoll',
]) {
  test(`an administrator finds the part «${part}», and it is accessible`, async ({ page, visit, signInNewcomer }) => {
    await signInNewcomer('admin');
    await visit('/');
    await page.getByRole('link', { name: 'Verwaltung' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Verwaltung' })).toBeVisible();
    await expectAccessible(page);
    await page.getByRole('link', { name: part, exact: true }).click();
    await expect(page.getByRole('heading', { level: 1, name: part })).toBeVisible();
    await hydrated(page);
    await expectAccessible(page);
  });
}

test('everybody finds moderation in figures, and it is accessible', async ({ page, visit, signInNewcomer }) => {
  await signInNewcomer();
  await visit('/');
  await page.getByRole('link', { name: 'Moderation in Zahlen' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Moderation in Zahlen' })).toBeVisible();
  await hydrated(page);
  await expectAccessible(page);
});

test('the editor of a campaign marks what is wrong and shows what a day will look like', async ({
  page,
  visit,
  signInNewcomer,
  expectMessage,
}) => {
  expectMessage(/422/);
  await signInNewcomer('admin');
  await visit('/admin/campaigns/new');
  await page.getByLabel('Titel (Deutsch)').fill(`Probe ${suffix}`);
  await page.getByLabel('Abstimmen ab').fill('2001-01-01T08:00');
  await page.getByRole('button', { name: 'Hinzufügen' }).click();
  await expect(page.getByText('«Abstimmen ab» liegt vor dem Beginn der Phase davor.').first()).toBeVisible();
  await expect(page.getByLabel('Titel (Deutsch)')).toHaveValue(`Probe ${suffix}`);
  await hydrated(page);
  await expectAccessible(page);

  const starts = ['Sammeln', 'Abstimmen', 'Auswerten', 'Werkstatt', 'Ergebnisse', 'Archiv'];
  for (const [month, phase] of starts.entries()) {
    await page.getByLabel(`${phase} ab`).fill(`2001-0${month + 1}-01T08:00`);
  }
  await page.getByRole('button', { name: 'Hinzufügen' }).click();
  await expect(page.getByRole('heading', { level: 1, name: `Themen: Probe ${suffix}` })).toBeVisible();
  // Left earlier, Firefox would complain about the script it had not loaded yet.
  await hydrated(page);

  await visit(`/admin/campaigns/probe-${suffix}?on=2001-02-15`);
  await expect(page.getByText('So sehen es Mitarbeitende am 15. Februar 2001')).toBeVisible();
  await expect(page.getByText('Einreichen ist beendet.')).toBeVisible();
  await expect(page.getByText('fehlt').first()).toBeVisible();
  await expectAccessible(page);
});

test('what was opened by a click is saved at once', async ({ page, visit, signInNewcomer }) => {
  await signInNewcomer('admin');
  for (const list of ['/admin/units', '/admin/people?q=ana']) {
    await visit(list);
    await page.locator('.desk__row a').first().click();
    await page.getByRole('button', { name: 'Speichern' }).first().click();
    // What the browser has read is what the server has stored.
    await expect(page.getByText('Gespeichert.')).toBeVisible();
    await hydrated(page);
  }
});

test('topics are added, ordered and merged @no-script', async ({ page, visit, signInNewcomer }) => {
  await signInNewcomer('admin');
  await visit('/admin/campaigns');
  await page.getByRole('link', { name: /Themen$/ }).first().click();
  for (const name of [`Räder ${suffix}`, `Autos ${suffix}`]) {
    await page.getByLabel('Name (Deutsch)').fill(name);
    await page.getByLabel('Masterplan').selectOption('wirtschaft');
    await page.getByRole('button', { name: 'Hinzufügen' }).click();
    await expect(page.getByRole('link', { name })).toBeVisible();
    // Whoever reads with a screen reader hears first that it was taken.
    await expect(page.locator(':focus')).toHaveText('Gespeichert.');
  }
  await page.getByRole('button', { name: `«Autos ${suffix}» nach oben` }).click();
  const names = await page.locator('.desk__name').allInnerTexts();
  expect(names.indexOf(`Autos ${suffix}`)).toBeLessThan(names.indexOf(`Räder ${suffix}`));

  await page.getByRole('link', { name: `Autos ${suffix}` }).click();
  await page.getByLabel('Womit wird zusammengeführt?').selectOption({ label: `Räder ${suffix}` });
  await page.getByRole('button', { name: 'Weiter' }).click();
  await expect(page.getByText(`gehört dann zu «Räder ${suffix}»: 0 Ideen.`)).toBeVisible();
  await page.getByRole('button', { name: 'Zusammenführen' }).click();
  await expect(page.getByRole('link', { name: `Räder ${suffix}` })).toBeVisible();
  await expect(page.getByRole('link', { name: `Autos ${suffix}` })).toHaveCount(0);
});

test('a person is added with a password that is shown once, and shut out again', async ({
  page,
  visit,
  signInNewcomer,
}) => {
  await signInNewcomer('admin');
  await visit('/admin/people/new');
  await page.getByLabel('Name', { exact: true }).fill(`Gül ${suffix}`);
  await page.getByLabel('E-Mail').fill(`guel-${suffix}@example.org`);
  await page.getByLabel('Rolle').selectOption('moderator');
  await page.getByRole('button', { name: 'Hinzufügen' }).click();
  await expect(page.getByText('Passwort, nur dieses eine Mal')).toBeVisible();
  await expect(page.locator('[data-once]')).toHaveText(/^\w{4}-\w{4}-\w{4}$/);
  await hydrated(page);
  await expectAccessible(page);

  await visit(`/admin/people?q=guel-${suffix}`);
  await page.getByRole('link', { name: `Gül ${suffix}` }).click();
  await page.getByRole('button', { name: 'Sperren' }).click();
  await expect(page.getByText(/gesperrt seit/)).toBeVisible();
  await hydrated(page);
  await expect(page.locator(':focus')).toHaveText('Gespeichert.');
  await expectAccessible(page);
});

test('others see no way into the administration', async ({ page, visit, signInNewcomer, expectMessage }) => {
  expectMessage(/403/);
  await signInNewcomer();
  await visit('/');
  await expect(page.getByRole('link', { name: 'Verwaltung' })).toHaveCount(0);
  await visit('/admin/people');
  await expect(page.getByText('Das ist nur für die Administration.')).toBeVisible();
});
