// From the end of voting to a visitor who reads what became of it. The campaign of this server is brought to its end by the story itself.

import { readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expectAccessible, expectAccessibleEverywhere } from '../support/axe';
import { expect, hydrated, test } from '../support/fixtures';
import { postIdea } from '../support/ideas';
import { demo, dogital } from '../support/people';
import type { Rest } from '../support/rest';

type Campaign = Record<'slug' | 'phase' | 'version', string> & Record<string, string>;

const day = 86_400_000;
const at = (days: number) => new Date(Date.now() + days * day).toISOString();

/** Ends voting ten minutes ago; the server freezes the votes within a minute or two. Results are told from now on. */
async function endVoting(call: Rest, slug: string): Promise<void> {
  const { phase: _, ...campaign } = await call<Campaign>('GET', `/admin/campaigns/${slug}`);
  await call('PUT', `/admin/campaigns/${slug}`, {
    ...campaign,
    slug: '',
    collecting: at(-30),
    voting: at(-20),
    review: new Date(Date.now() - 600_000).toISOString(),
    workshops: new Date(Date.now() - 300_000).toISOString(),
    results: new Date(Date.now() - 60_000).toISOString(),
    archived: at(300),
  });
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
  await rest(ben)('PUT', `/ideas/${idea.number}/vote`);
  await endVoting(admin, slug);
  const pulls = `/workshops/campaigns/${slug}/pulls`;
  const recipe = { rule: 'votes', places: 1, wildcards: { [idea.number]: 'Für diese Geschichte' } };
  await expect(async () => admin('POST', pulls, recipe)).toPass({ timeout: 200_000, intervals: [5_000] });

  // Chidi records what became of it, in one step with the official answer.
  const chidi = await browserOf(demo.chidi);
  await chidi.goto(`/outcomes/${slug}`);
  await hydrated(chidi);
  await expect(chidi.getByText('1 ausgewählte Idee, 0 umgesetzt, 1 überfällig, davon 1 ohne Ergebnis')).toBeVisible();
  await expectAccessibleEverywhere(chidi);
  await chidi.getByRole('link', { name: /^Ergebnis festhalten/ }).click();
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
  const voter = await browserOf(ben);
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
  const eva = await browserOf(demo.eva);
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
