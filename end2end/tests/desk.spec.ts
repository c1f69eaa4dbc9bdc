// A moderator’s hour: thirty items, by keyboard alone.

import type { Page } from '@playwright/test';
import { expectAccessible } from '../support/axe';
import { expect, hydrated, test } from '../support/fixtures';
import { dogital, newcomer, type Person, type Role } from '../support/people';

type Ask = (method: string, path: string, data?: object) => Promise<Record<string, unknown>>;

const pinch = 'Jeden Morgen dasselbe: zwölf Unterschriften, bevor das erste Blatt bewegt wird.';

/** Presses keys, and counts them. */
class Keyboard {
  presses = 0;
  constructor(private readonly page: Page) {}

  async press(key: string): Promise<void> {
    this.presses += 1;
    await this.page.keyboard.press(key);
  }

  /** Tab until the focus is on the button or choice with that name. */
  async tabTo(name: RegExp): Promise<void> {
    for (let stops = 0; stops < 20; stops += 1) {
      await this.press('Tab');
      const text = await this.page.evaluate(() => {
        const at = document.activeElement;
        return at?.closest('label')?.textContent ?? at?.textContent ?? '';
      });
      if (name.test(text)) return;
    }
    throw new Error(`the tab key does not lead to ${name}`);
  }

  /** What is typed as text counts apart. */
  async type(text: string): Promise<void> {
    await this.page.keyboard.insertText(text);
  }
}

test('thirty items are cleared in one go, and one of them is taken back @desk', async ({
  page,
  playwright,
  baseURL,
  visit,
  signInNewcomer,
  somebodyElse,
}) => {
  test.setTimeout(150_000);
  const api = await playwright.request.newContext({ baseURL });
  const program = (person: Person): Ask => {
    const words = ['token', 'create', '--person', person.email, '--scope', 'read', '--scope', 'write'];
    const headers = { Authorization: `Bearer ${dogital(baseURL!, ...words).trim()}` };
    return async (method, path, data) => {
      const answer = await api.fetch(`/api/v1${path}`, { method, headers, data });
      expect(answer.ok(), `${method} ${path}: ${await answer.text()}`).toBe(true);
      return (await answer.text()) ? answer.json() : {};
    };
  };
  const somebody = (role?: Role) => program(newcomer(baseURL!, role));
  const topic = ((await somebody()('GET', '/topics')).items as { slug: string }[])[0].slug;
  const post = async (ask: Ask, title: string): Promise<number> =>
    Number((await ask('POST', '/ideas', { title, pinch, wish: '', topic, named: true })).number);

  const moderator = await signInNewcomer('moderator');
  const own = program(moderator);
  const me = (await own('GET', '/me')).id as number;
  const mine: number[] = [];
  for (let n = 0; n < 10; n += 1) mine.push(await post(somebody(), `Neues vom Flur, Zimmer ${100 + n}`));
  for (let n = 0; n < 4; n += 1) {
    const title = ['Fahrradkeller ohne Licht', 'Tonerbestellung per Fax', 'Lehrküche ohne Abzug', 'Winterreifen erst im März'][n];
    await post(somebody(), title);
    mine.push(await post(somebody(), `${title}, auch bei uns`));
  }
  const reader = await somebodyElse();
  for (let n = 0; n < 6; n += 1) {
    const idea = await post(somebody(), `Gemeldetes aus Haus ${n + 1}`);
    await reader.request.post(`/ideas/${idea}/report`, {
      form: { reason: 'spam', note: '' },
      headers: { Origin: baseURL!, 'Sec-Fetch-Site': 'same-origin' },
    });
    await own('PUT', `/ideas/${idea}/status`, { answer: 'Ist bekannt, wir kümmern uns.' });
    mine.push(idea);
  }
  const colleague = somebody('moderator');
  for (let n = 0; n < 4; n += 1) {
    const author = somebody();
    const idea = await post(author, `Ausgeblendetes aus Haus ${n + 1}`);
    await colleague('PUT', `/ideas/${idea}/hiding`, { ground: 'other', sentence: 'Das verstehen wir nicht.' });
    await author('POST', `/ideas/${idea}/appeals`, { body: 'Das ist ernst gemeint und nennt niemanden.' });
    mine.push(idea);
  }
  const keeper = somebody('admin');
  const campaign = ((await keeper('GET', '/campaigns')).items as { slug: string }[])[0].slug;
  await keeper('PUT', `/admin/campaigns/${campaign}/moderation`, { answer_days: 10, premoderation: 'all' });
  for (let n = 0; n < 6; n += 1) mine.push(await post(somebody(), `Noch ungeprüft, Blatt ${n + 1}`));
  for (const idea of mine) await own('PUT', `/ideas/${idea}/assignee`, { person: me });

  await visit('/triage?view=mine');
  await expect(page.getByRole('link', { name: 'Meine (30)' })).toBeVisible();
  const keys = new Keyboard(page);
  await page.getByRole('switch', { name: 'Einzelne Tasten' }).focus();
  await keys.press('Space');
  await keys.press('j');
  const done = page.getByText('Erledigt.');
  const per: Record<string, { items: number; presses: number }> = {};
  const began = Date.now();
  let undone = false;
  for (let left = 30; left > 0; ) {
    await expect(page.getByRole('link', { name: `Meine (${left})` })).toBeVisible();
    await hydrated(page);
    const kind = (await page.locator('.triage__item .badge').first().textContent())!.trim();
    const title = (await page.locator('.triage__item h2').textContent())!;
    const before = keys.presses;
    if (kind === 'Vor dem Erscheinen') {
      await keys.press('a');
    } else if (kind === 'Gemeldet') {
      await keys.press('s');
    } else if (kind === 'Widerspruch') {
      await keys.press('w');
      await keys.tabTo(/^$/);
      await keys.type('Sie haben recht, Ihr Text steht wieder da.');
      await keys.tabTo(/Widerspruch/);
      await keys.press('Enter');
    } else if (title.includes('auch bei uns')) {
      await keys.press('m');
      await keys.tabTo(/andere/);
      await keys.press('ArrowDown');
      await keys.tabTo(/^$/);
      await keys.tabTo(/^$/);
      await keys.type('Beide Ideen wollen dasselbe.');
      await keys.tabTo(/zusammenführen/i);
      await keys.press('Enter');
    } else {
      await keys.press('o');
      await keys.type('Danke! Das nehmen wir in die nächste Runde mit.');
      await keys.tabTo(/^Veröffentlichen$/);
      await keys.press('Enter');
    }
    left -= 1;
    await expect(page.getByRole('link', { name: `Meine (${left})` })).toBeVisible();
    if (!undone) {
      await hydrated(page);
      await keys.press('u');
      await expect(page.getByRole('link', { name: `Meine (${left + 1})` })).toBeVisible();
      undone = true;
      left += 1;
      continue;
    }
    const known = (per[kind] ??= { items: 0, presses: 0 });
    known.items += 1;
    known.presses += keys.presses - before;
  }
  const seconds = (Date.now() - began) / 1000;
  await expect(done.first()).toBeVisible();
  await expectAccessible(page);
  for (const [kind, { items, presses }] of Object.entries(per)) {
    console.log(`${kind}: ${items} items, ${(presses / items).toFixed(1)} presses each`);
  }
  console.log(`30 items in ${seconds.toFixed(1)} s, ${(seconds / 30).toFixed(2)} s each, ${keys.presses} presses in all`);
  for (const simple of ['Vor dem Erscheinen', 'Gemeldet']) {
    expect(per[simple].presses / per[simple].items, simple).toBeLessThanOrEqual(3);
  }
  await api.dispose();
});
