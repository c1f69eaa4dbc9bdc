// What a team takes along of pulled ideas: cards and posters on paper as the browser prints them, and tables.

import type { Page } from '@playwright/test';
import { expectAccessible } from '../support/axe';
import { expect, hydrated, test } from '../support/fixtures';
import { demo } from '../support/people';
import { expectNoSidewaysScrolling } from '../support/reflow';
import type { Rest } from '../support/rest';

type Campaign = Record<'slug' | 'phase' | 'version', string> & Record<string, string>;

const day = 86_400_000;
const at = (days: number) => new Date(Date.now() + days * day).toISOString();

/** The longest that a title may be, in letters as they come. */
const longest = 'Formulare für Anträge auf Teilzeit und Elternzeit liegen in fünf Fassungen auf dem Laufwerk und niemand weiß, welche gilt';
/** The same in the broadest letters. */
const broadest = 'W'.repeat(120);
const sentence = 'Das Formular passt nie zu dem, was am Schalter gebraucht wird.';

/** Posts an idea with a text of 4,000 characters. */
async function post(rest: Rest, title: string): Promise<number> {
  const { items } = await rest<{ items: { slug: string }[] }>('GET', '/topics');
  const pinch = `${sentence} `.repeat(80).slice(0, 4_000).trim();
  const idea = { title: title.slice(0, 120), pinch, wish: '', topic: items[0]!.slug, named: true };
  return (await rest<{ number: number }>('POST', '/ideas', idea)).number;
}

/** Ends voting ten minutes ago; the server freezes the votes within a minute or two. */
async function endVoting(call: Rest, slug: string): Promise<void> {
  const { phase: _, ...campaign } = await call<Campaign>('GET', `/admin/campaigns/${slug}`);
  const past = { collecting: at(-30), voting: at(-20), review: new Date(Date.now() - 600_000).toISOString() };
  await call('PUT', `/admin/campaigns/${slug}`, { ...campaign, slug: '', ...past, workshops: at(20), results: at(30), archived: at(300) });
}

/** The sizes of the pages of a document, in millimetres. */
function pagesOf(pdf: Buffer): string[] {
  const text = pdf.toString('latin1');
  const sizes = [...text.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)];
  expect(sizes.length, 'each page has its size').toBe([...text.matchAll(/\/Type \/Page\b(?!s)/g)].length);
  const millimetres = (points?: string) => Math.round((Number(points) / 72) * 25.4);
  return sizes.map(([, width, height]) => `${millimetres(width)} × ${millimetres(height)}`);
}

/** What sticks out of its card or sheet on paper, or lies over what stands below. */
async function cut(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    for (const sheet of document.querySelectorAll<HTMLElement>('.paper-card, .sheet--poster')) {
      const name = sheet.querySelector('h2')!.textContent ?? '';
      if (sheet.scrollHeight > sheet.clientHeight || sheet.scrollWidth > sheet.clientWidth) found.push(`too much: ${name}`);
      const box = sheet.getBoundingClientRect();
      for (const part of sheet.querySelectorAll('*')) {
        const { top, left, right, bottom } = part.getBoundingClientRect();
        const inside = top >= box.top && left >= box.left && right <= box.right + 0.5 && bottom <= box.bottom + 0.5;
        if (!inside) found.push(`${part.className}: ${name}`);
      }
    }
    return found;
  });
}

/** Whether every picture has come. */
const pictures = (page: Page): Promise<boolean> =>
  page.evaluate(() => [...document.images].every((image) => image.complete && image.naturalWidth > 0));

test('cards and posters are printed without a cut, and tables are taken along @handover', async ({ add, browserOf, page, rest, signIn, visit }) => {
  test.setTimeout(300_000);
  const admin = rest(demo.eva);
  const { items } = await admin<{ items: { slug: string }[] }>('GET', '/campaigns');
  const slug = items[0]!.slug;
  const author = rest(add());
  const long = [await post(author, longest), await post(author, broadest)];
  await endVoting(admin, slug);
  const pulls = `/workshops/campaigns/${slug}/pulls`;
  const reason = `Für diese Geschichte. ${'Weil es viele betrifft. '.repeat(11)}`.trim();
  const wildcards = Object.fromEntries(long.map((number) => [number, reason]));
  await expect(async () => admin('POST', pulls, { rule: 'balanced', places: 7, wildcards })).toPass({ timeout: 200_000, intervals: [5_000] });

  await signIn(demo.eva);
  await visit(`${pulls}/1`);
  await page.getByRole('link', { name: 'Ideenkarten zum Ausdrucken (A6)' }).click();
  await expect(page.getByRole('heading', { level: 1, name: /^Ideenkarten: / })).toBeVisible();
  await hydrated(page);
  await expectAccessible(page);
  await expectNoSidewaysScrolling(page);
  await expect(page.getByRole('button', { name: 'Drucken' })).toBeVisible();
  await expect(page.locator('.paper-card')).toHaveCount(7);
  await expect(page.getByText('Hier gekürzt. Alles steht unter der Adresse.').first()).toBeVisible();

  // On paper, as it is and when the screen is dark.
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await expect.poll(() => pictures(page)).toBe(true);
    expect(pagesOf(await page.pdf({ preferCSSPageSize: true }))).toEqual(['210 × 297', '210 × 297']);
    await page.emulateMedia({ media: 'print', colorScheme });
    expect(await cut(page)).toEqual([]);
    await expect(page.getByRole('button', { name: 'Drucken' })).toBeHidden();
    const ink = await page.locator('.paper-card__title').first().evaluate((title) => getComputedStyle(title).color);
    const brightest = Math.max(...[...ink.matchAll(/\d+/g)].map(([part]) => Number(part)));
    expect(brightest, `ink on white paper: ${ink}`).toBeLessThan(100);
    await page.emulateMedia({ media: null, colorScheme: null });
  }

  await visit(`${pulls}/1/posters`);
  await expectAccessible(page);
  await expectNoSidewaysScrolling(page);
  await expect.poll(() => pictures(page)).toBe(true);
  const posters = await page.locator('.sheet--poster').count();
  const sheets = pagesOf(await page.pdf({ preferCSSPageSize: true }));
  expect(sheets).toEqual(Array.from({ length: posters }, () => '297 × 420'));
  await page.emulateMedia({ media: 'print' });
  expect(await cut(page)).toEqual([]);
  await page.emulateMedia({ media: null });

  // A team has the same of its workshop.
  const dee = add();
  const facts = { name: 'Bürgerdienste', format: 'innovation', date: '2030-03-20', capacity: 3, in_progress: 1 };
  const { id } = await admin<{ id: number }>('POST', '/workshops', { campaign: slug, ...facts });
  await admin('POST', `/workshops/${id}/team`, { email: dee.email });
  await rest(dee)('PUT', `/workshops/${id}/ideas/${long[0]}`);
  const team = await browserOf(dee);
  await visit(`/workshops/${id}`, team);
  await expectAccessible(team);
  const download = team.waitForEvent('download');
  await team.getByRole('link', { name: 'Tabelle für Excel und LibreOffice (XLSX)' }).click();
  expect((await download).suggestedFilename()).toBe(`workshop-${id}.xlsx`);
  const dossier = team.waitForEvent('download');
  await team.getByRole('link', { name: 'Dossier zum Lesen (PDF)' }).click();
  expect((await dossier).suggestedFilename()).toBe(`workshop-${id}.pdf`);
  await team.getByRole('link', { name: 'Ideenkarten zum Ausdrucken (A6)' }).click();
  await expect(team.getByRole('heading', { level: 1, name: 'Ideenkarten: Bürgerdienste' })).toBeVisible();
  await expect(team.locator('.paper-card')).toHaveCount(1);
  await team.getByRole('link', { name: 'Zum Workshop' }).click();
  await expect(team.getByRole('heading', { level: 1, name: 'Bürgerdienste' })).toBeVisible();
});
