// From the end of voting to a visitor who reads what became of it. The campaign of this server is brought to its end by the story itself.

import type { Page } from '@playwright/test';
import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expectAccessible, expectAccessibleEverywhere } from '../support/axe';
import { expect, hydrated, test } from '../support/fixtures';
import { postIdea } from '../support/ideas';
import { demo, dogital } from '../support/people';

const day = 86_400_000;
const minute = 60_000;
const at = (days: number) => new Date(Date.now() + days * day).toISOString();
/** A moment as the clocks of the city show it, for a form. */
const local = (ago: number) =>
  new Date(Date.now() - ago).toLocaleString('sv-SE', { timeZone: 'Europe/Berlin' }).slice(0, 16).replace(' ', 'T');

/** Ends voting ten minutes ago; the server freezes the votes within a minute or two. Results are told from now on. */
async function endVoting(page: Page, slug: string): Promise<void> {
  await page.goto(`/admin/campaigns/${slug}`);
  await hydrated(page);
  const begins = {
    Sammeln: 30 * day,
    Abstimmen: 20 * day,
    Auswerten: 10 * minute,
    Werkstatt: 5 * minute,
    Ergebnisse: minute,
    Archiv: -300 * day,
  };
  for (const [phase, ago] of Object.entries(begins)) await page.getByLabel(`${phase} ab`).fill(local(ago));
  await page.getByRole('button', { name: 'Speichern' }).first().click();
  // What cannot be taken back is asked for once more, and nothing that was typed is lost.
  await expect(page.getByText('«Auswerten ab» liegt in der Vergangenheit.').first()).toBeVisible();
  await hydrated(page);
  await expectAccessible(page);
  await page.getByLabel('Die Abstimmung sofort beenden').check();
  await page.getByRole('button', { name: 'Speichern' }).first().click();
  await expect(page.getByText('Gespeichert.', { exact: true })).toBeVisible();
  await hydrated(page);
}

test('an outcome goes from the ledger over a second person to the public and into a folder of files @outcomes', async ({
  add,
  baseURL,
  browser,
  browserOf,
  expectMessage,
  nobody,
  rest,
}) => {
  test.setTimeout(300_000);
  // A form without its date, and a public page of which nothing is released.
  expectMessage(/status of (422|404)/);
  const admin = rest(demo.eva);
  const { items } = await admin<{ items: { slug: string }[] }>('GET', '/campaigns');
  const slug = items[0]!.slug;
  const ben = add();
  const idea = await postIdea(rest(add()), 'Im Lager fehlt eine zweite Lampe');
  const name = `#${idea.number} ${idea.title}`;

  // Ben votes while he can; then Eva ends the vote.
  const voter = await browserOf(ben);
  await voter.goto(`/ideas/${idea.number}`);
  await hydrated(voter);
  await voter.getByRole('button', { name: /^Drückt mich auch/ }).click();
  await expect(voter.getByRole('button', { name: /^Drückt mich auch/ })).toHaveAttribute('aria-pressed', 'true');
  const eva = await browserOf(demo.eva);
  await endVoting(eva, slug);

  // Once it is frozen, she pulls the idea for a workshop, and names its team.
  await expect(async () => {
    await eva.goto(`/workshops/campaigns/${slug}?rule=votes&places=1`);
    await expect(eva.getByRole('button', { name: 'Vorschau ansehen' })).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 200_000, intervals: [5_000] });
  await hydrated(eva);
  await eva.getByText('Themen, Bereiche, Mindestzahlen und feste Plätze').click();
  await eva.getByLabel('Freie Plätze mit Begründung').fill(`${idea.number} Für diese Geschichte`);
  await eva.getByRole('button', { name: 'Vorschau ansehen' }).click();
  const preview = eva.getByRole('region', { name: 'Vorschau' });
  await expect(preview.getByRole('link', { name }).first()).toBeVisible();
  await hydrated(eva);
  await eva.getByRole('button', { name: 'Als «Auswahl 1» festhalten' }).click();
  await expect(eva.getByRole('heading', { level: 1, name: /Auswahl 1/ })).toBeVisible();
  await hydrated(eva);
  await eva.goto('/workshops');
  await hydrated(eva);
  await eva.getByRole('link', { name: 'Workshop anlegen' }).click();
  await hydrated(eva);
  await eva.getByLabel('Ideenaufruf').selectOption(slug);
  await eva.getByLabel('Name', { exact: true }).fill('Lager');
  await eva.getByLabel('Tag').fill('2030-03-20');
  await eva.getByRole('button', { name: 'Workshop anlegen' }).click();
  await expect(eva.getByRole('heading', { level: 1, name: 'Lager bearbeiten' })).toBeVisible();
  await hydrated(eva);
  await eva.getByLabel('E-Mail').fill(demo.chidi.email);
  await eva.getByRole('button', { name: 'Ins Team aufnehmen' }).click();
  await expect(eva.getByRole('button', { name: `${demo.chidi.name} aus dem Team nehmen` })).toBeVisible();
  await hydrated(eva);

  // The team takes it, writes its canvas, and drags it to the results.
  const chidi = await browserOf(demo.chidi);
  await chidi.goto(`/outcomes/${slug}`);
  await hydrated(chidi);
  await expect(chidi.getByText('1 ausgewählte Idee, 0 umgesetzt, 1 überfällig, davon 1 ohne Ergebnis')).toBeVisible();
  await expectAccessibleEverywhere(chidi);
  await chidi.goto('/me');
  await hydrated(chidi);
  await chidi.getByRole('link', { name: 'Lager' }).click();
  await hydrated(chidi);
  await chidi.getByRole('button', { name: `Holen: ${name}` }).click();
  const card = chidi.getByRole('listitem', { name, exact: true });
  const board = chidi.url();
  await card.getByRole('link', { name: /^Canvas/ }).click();
  await hydrated(chidi);
  await chidi.getByRole('link', { name: 'Bearbeiten' }).click();
  await hydrated(chidi);
  await chidi.getByLabel('Ursachen').fill('Wer abends ins Lager geht, sieht nichts.');
  await chidi.getByRole('button', { name: 'Speichern' }).click();
  await expect(chidi.getByText('Gespeichert: Ursachen.').first()).toBeVisible();
  await expectAccessible(chidi);
  // Nothing scrolls while the button is held.
  await chidi.setViewportSize({ width: 1280, height: 2_000 });
  await chidi.goto(board);
  await hydrated(chidi);
  const result = chidi.getByRole('region', { name: /^Ergebnis/ });
  await card.dragTo(result, { sourcePosition: { x: 4, y: 4 } });
  await expect(result.getByRole('listitem', { name, exact: true })).toBeVisible();
  await expectAccessible(chidi);

  // Chidi records what became of it, in one step with the official answer.
  await card.getByRole('link', { name: /^Ergebnis festhalten/ }).click();
  await hydrated(chidi);
  await chidi.getByRole('radio', { name: 'Umgesetzt' }).check();
  await chidi.getByLabel(/^Was hat sich geändert/).fill('Im Lager hängt jetzt eine **zweite** Lampe.');
  await chidi.getByRole('button', { name: 'Ergebnis festhalten' }).click();
  await expect(chidi.getByText('«Umgesetzt seit» fehlt.').first()).toBeVisible();
  await expect(chidi.getByLabel(/^Was hat sich geändert/)).toHaveValue(/zweite/);
  await expectAccessible(chidi);
  await chidi.getByLabel('Umgesetzt seit').fill(at(-2).slice(0, 10));
  await chidi.getByLabel('Wer hat etwas davon?').fill('Alle im Lager');
  await chidi.getByRole('button', { name: 'Ergebnis festhalten' }).click();
  await expect(chidi.getByRole('heading', { name: 'Das ist daraus geworden' })).toBeVisible();
  await hydrated(chidi);
  await expectAccessibleEverywhere(chidi);

  // Ben voted, is told so, and says whether it has become better.
  await voter.goto(`/ideas/${idea.number}`);
  await hydrated(voter);
  await expect(voter.getByText('Sie haben mitgestimmt – das ist daraus geworden.')).toBeVisible();
  await voter.getByRole('radio', { name: 'Ein bisschen' }).check();
  await voter.getByRole('button', { name: 'Antworten', exact: true }).click();
  await expect(voter.getByRole('button', { name: 'Antwort ändern' })).toBeVisible();
  await expect(voter.getByRole('radio', { name: 'Ein bisschen' })).toBeChecked();
  await hydrated(voter);
  await expectAccessible(voter);
  await voter.goto('/me');
  await hydrated(voter);
  await expect(voter.getByRole('region', { name: /das ist daraus geworden/ }).getByText(idea.title)).toBeVisible();

  // Chidi writes the public text; Eva, a second person, releases it.
  await chidi.goto(`/ideas/${idea.number}/result`);
  await hydrated(chidi);
  await chidi.getByLabel('Was ist daraus geworden?').fill('Im Lager hängt seit Kurzem eine zweite Lampe.');
  await chidi.getByRole('button', { name: 'Zur Freigabe geben' }).click();
  await expect(chidi.getByText('Eine zweite Person aus der Moderation muss ihn freigeben.')).toBeVisible();
  await expect(chidi.getByRole('button', { name: 'Öffentlich machen' })).toHaveCount(0);
  await hydrated(chidi);
  await expectAccessible(chidi);
  await nobody.goto(`/results/${slug}`);
  await expect(nobody.getByText('Hier ist noch nichts veröffentlicht.')).toBeVisible();
  await expectAccessible(nobody);
  await eva.goto(`/ideas/${idea.number}/result`);
  await hydrated(eva);
  await expectAccessible(eva);
  await eva.getByRole('button', { name: 'Öffentlich machen' }).click();
  await expect(eva.getByText(/^Öffentlich seit/)).toBeVisible();

  // A visitor without session and script reads it, in both languages.
  const plain = await browser.newContext({ baseURL, javaScriptEnabled: false, locale: 'de-DE' });
  const visitor = await plain.newPage();
  const foreign: string[] = [];
  visitor.on('request', (request) => {
    if (!request.url().startsWith(baseURL!)) foreign.push(request.url());
  });
  await visitor.goto(`/results/${slug}#ergebnis-${idea.number}`);
  await expect(visitor.getByRole('heading', { name: idea.title })).toBeVisible();
  await expect(visitor.getByText('Im Lager hängt seit Kurzem eine zweite Lampe.')).toBeVisible();
  await visitor.getByRole('link', { name: 'English' }).click();
  await expect(visitor.getByRole('heading', { name: 'What became of it' })).toBeVisible();
  expect(await plain.cookies()).toEqual([]);
  expect(foreign).toEqual([]);
  await plain.close();
  await nobody.goto(`/results/${slug}`);
  await expectAccessibleEverywhere(nobody);

  // The same as plain files, opened from the disk.
  const folder = join(tmpdir(), `dogital-results-${process.pid}`);
  rmSync(folder, { recursive: true, force: true });
  dogital(baseURL!, 'results', 'export', folder);
  const files = await browser.newContext({ javaScriptEnabled: false });
  const page = await files.newPage();
  await page.goto(pathToFileURL(join(folder, 'index.html')).href);
  await page.locator('main').getByRole('link').first().click();
  await expect(page.getByRole('heading', { name: idea.title })).toBeVisible();
  await expect(page.locator('.result').first()).toHaveCSS('border-top-style', 'solid');
  await page.getByRole('link', { name: 'Impressum', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Impressum' })).toBeVisible();
  expect(readFileSync(join(folder, slug, 'results.csv'), 'utf8')).toContain('zweite Lampe');
  await files.close();

  // And back at once, by one person.
  await eva.getByRole('button', { name: 'Zurücknehmen' }).click();
  await expect(eva.getByText('Zu dieser Idee ist nichts veröffentlicht.')).toBeVisible();
  await nobody.goto(`/results/${slug}`);
  await expect(nobody.getByText(idea.title)).toHaveCount(0);
  rmSync(folder, { recursive: true, force: true });
});
