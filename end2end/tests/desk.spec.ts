// A moderator’s hour: thirty items, by keyboard alone.

import type { Page } from '@playwright/test';
import { expectAccessible } from '../support/axe';
import { demo } from '../support/fixtures';
import { postIdea } from '../support/ideas';
import { expect, hydrated, test } from '../support/moderator';
import type { Rest } from '../support/rest';

/** As `words/triage.rs` names what waits. */
const kinds = {
  held: 'Vor dem Erscheinen',
  report: 'Gemeldet',
  appeal: 'Widerspruch',
  fresh: 'Neu ohne Antwort',
};

const items = 30;
/** Presses for what takes no words. */
const simple = 3;
/** How far the tab key may have to go. */
const mostStops = 20;

/** The only hand on the keyboard. Text is typed as a whole and counts as none. */
class Keyboard {
  presses = 0;
  constructor(private readonly page: Page) {}

  async press(key: string): Promise<void> {
    this.presses += 1;
    await this.page.keyboard.press(key);
  }

  async type(text: string): Promise<void> {
    await this.page.keyboard.insertText(text);
  }

  /** The same key until the focus is on what has that name. */
  async pressUntil(key: string, name: string | RegExp): Promise<void> {
    const focused = this.page.locator(':focus');
    for (let stops = 0; stops < mostStops; stops += 1) {
      await this.press(key);
      const snapshot = await focused.ariaSnapshot();
      if (typeof name === 'string' ? snapshot.includes(`"${name}"`) : name.test(snapshot)) return;
    }
    throw new Error(`${key} does not lead to ${name}`);
  }
}

/** From now on, everything is looked at before it appears. */
async function holdAll(keeper: Rest): Promise<void> {
  const { items } = await keeper<{ items: { slug: string }[] }>('GET', '/campaigns');
  const premoderation = { answer_days: 10, premoderation: 'all' };
  await keeper('PUT', `/admin/campaigns/${items[0].slug}/moderation`, premoderation);
}

// The other story would hold what the first one posts.
test.describe.configure({ mode: 'default' });

test('thirty items are cleared in one go by keyboard alone, and one of them is taken back @desk', async ({
  page,
  baseURL,
  add,
  rest,
  visit,
  signIn,
  somebodyElse,
}) => {
  test.setTimeout(120_000);
  const moderator = rest(demo.chidi);
  const author = rest(demo.ana);
  const mine: number[] = [];

  for (let n = 1; n <= 10; n += 1) mine.push((await postIdea(author, `Neues vom Flur, Zimmer ${100 + n}`)).number);

  for (const title of ['Fahrradkeller ohne Licht', 'Toner per Fax', 'Lehrküche ohne Abzug', 'Winterreifen im März']) {
    await postIdea(author, title);
    mine.push((await postIdea(author, `${title}, auch bei uns`)).number);
  }

  const reader = await somebodyElse();
  for (let n = 1; n <= 6; n += 1) {
    const { number } = await postIdea(author, `Gemeldetes aus Haus ${n}`);
    await moderator('PUT', `/ideas/${number}/status`, { answer: 'Ist bekannt, wir kümmern uns.' });
    await reader.request.post(`/ideas/${number}/report`, {
      form: { reason: 'spam', note: '' },
      headers: { Origin: baseURL!, 'Sec-Fetch-Site': 'same-origin' },
    });
    mine.push(number);
  }

  const colleague = rest(add('moderator'));
  for (let n = 1; n <= 4; n += 1) {
    const { number } = await postIdea(author, `Ausgeblendetes aus Haus ${n}`);
    await colleague('PUT', `/ideas/${number}/hiding`, { ground: 'other', sentence: 'Das verstehen wir nicht.' });
    await author('POST', `/ideas/${number}/appeals`, { body: 'Das ist ernst gemeint und nennt niemanden.' });
    mine.push(number);
  }

  await holdAll(rest(demo.eva));
  for (let n = 1; n <= 6; n += 1) {
    await author('POST', `/ideas/${mine[0]}/comments`, { body: `Noch ungeprüft, Zettel ${n}.` });
  }

  const { id: me } = await moderator<{ id: number }>('GET', '/me');
  for (const idea of mine) await moderator('PUT', `/ideas/${idea}/assignee`, { person: me });

  await signIn(demo.chidi);
  await visit('/triage?view=mine');
  const left = (number: number) => expect(page.getByRole('link', { name: `Meine (${number})` })).toBeVisible();
  await left(items);
  const keys = new Keyboard(page);
  await keys.pressUntil('Tab', 'Einzelne Tasten');
  await keys.press('Space');
  await keys.press('j');

  const opened = page.getByRole('region', { name: /^#\d+ / });
  const cleared: Record<string, { items: number; presses: number; seconds: number }> = {};
  let undone = false;
  for (let waiting = items; waiting > 0; ) {
    const began = performance.now();
    const before = keys.presses;
    await hydrated(page);
    // After the last one of the list, what was taken back still waits above.
    if (await page.getByText('Wählen Sie in der Liste aus').isVisible()) await keys.press('j');
    const heading = await opened.getByRole('heading', { level: 2 }).innerText();
    const badge = await opened.locator('.badge').first().innerText();
    const kind = heading.endsWith('auch bei uns') ? 'Doppelt' : badge;
    const looked = performance.now();
    if (!(kind in cleared)) await expectAccessible(page);
    const paused = performance.now() - looked;

    switch (kind) {
      case kinds.held:
        await keys.press('a');
        break;
      case kinds.report:
        await keys.press('s');
        break;
      case kinds.appeal:
        await keys.press('w');
        await keys.press('Space');
        await keys.pressUntil('Tab', 'Antwort auf den Widerspruch');
        await keys.type('Wir haben noch einmal gelesen, es bleibt dabei.');
        await keys.pressUntil('Tab', 'Über den Widerspruch entscheiden');
        await keys.press('Enter');
        break;
      case 'Doppelt':
        await keys.press('m');
        await keys.press('Tab');
        await keys.pressUntil('ArrowDown', new RegExp(`radio "#\\d+ ${heading.replace(/^#\d+ |, auch bei uns$/g, '')}"`));
        await keys.pressUntil('Tab', 'Warum gehören sie zusammen?');
        await keys.type('Beide Ideen wollen dasselbe.');
        await keys.pressUntil('Tab', 'Zusammenführen');
        await keys.press('Enter');
        break;
      case kinds.fresh:
        await keys.press('o');
        await keys.type('Danke! Das nehmen wir in die nächste Runde mit.');
        await keys.pressUntil('Tab', 'Veröffentlichen');
        await keys.press('Enter');
        break;
      default:
        throw new Error(`nobody expects «${kind}»`);
    }
    waiting -= 1;
    await left(waiting);
    const known = (cleared[kind] ??= { items: 0, presses: 0, seconds: 0 });
    known.items += 1;
    known.presses += keys.presses - before;
    known.seconds += (performance.now() - began - paused) / 1000;
    if (undone || kind !== kinds.report) continue;

    undone = true;
    await hydrated(page);
    await expectAccessible(page);
    await keys.press('u');
    waiting += 1;
    await left(waiting);
    known.items -= 1;
  }
  await expect(page.getByText('Hier wartet nichts.')).toBeVisible();
  await hydrated(page);
  await expectAccessible(page);

  const all = { items: 0, presses: 0, seconds: 0 };
  for (const [kind, { items, presses, seconds }] of Object.entries(cleared)) {
    console.log(`${kind}: ${items} × ${(presses / items).toFixed(1)} presses, ${(seconds / items).toFixed(1)} s`);
    all.items += items;
    all.presses += presses;
    all.seconds += seconds;
  }
  console.log(`${all.items} items, ${keys.presses} presses in all, ${(all.seconds / all.items).toFixed(1)} s each`);
  expect(all.items).toBe(items);
  for (const kind of [kinds.held, kinds.report]) {
    expect(cleared[kind].presses / cleared[kind].items, kind).toBeLessThanOrEqual(simple);
  }
});

test('what is held is seen by its author alone until somebody lets it through @desk', async ({
  rest,
  add,
  visit,
  browserOf,
  moderator,
  expectMessage,
}) => {
  expectMessage(/404/);
  await holdAll(rest(demo.eva));
  const [ana, ben] = [add(), add()];
  const idea = await postIdea(rest(ana));

  const author = await browserOf(ana);
  await visit(`/ideas/${idea.number}`, author);
  await expect(author.getByText('Ihre Idee wird geprüft.')).toBeVisible();
  await expectAccessible(author);
  const reader = await browserOf(ben);
  await visit(`/ideas/${idea.number}`, reader);
  await expect(reader.getByRole('heading', { level: 1, name: 'Diese Seite gibt es nicht' })).toBeVisible();
  await visit('/?sort=new', reader);
  await expect(reader.getByRole('link', { name: idea.title })).toHaveCount(0);

  await moderator.take(idea);
  const item = await moderator.open(idea);
  await expectAccessible(moderator.page);
  await item.getByRole('button', { name: 'Freigeben' }).click();
  await moderator.seesDone();
  await visit('/?sort=new', reader);
  await reader.getByRole('link', { name: idea.title }).click();
  await expect(reader.getByRole('heading', { level: 1, name: idea.title })).toBeVisible();
});

test('without a name, what is held shows its passphrase once, and opens with it @desk', async ({
  page,
  rest,
  visit,
  signInNewcomer,
  expectMessage,
}) => {
  expectMessage(/404/);
  await holdAll(rest(demo.eva));
  await signInNewcomer();
  await visit('/ideas/new');
  await page.getByLabel('Titel', { exact: true }).fill('Niemand darf wissen, wer das schreibt');
  await page.getByLabel('Wo drückt der Schuh?', { exact: true }).fill('Wer es sagt, hat danach den schlechteren Dienstplan.');
  await page.getByLabel('Thema').selectOption('dienstplan');
  await page.getByLabel('Ohne Namen').check();
  await page.getByRole('button', { name: 'Einreichen', exact: true }).click();
  await expect(page.getByText('Sobald sie freigegeben ist')).toBeVisible();
  await expect(page.getByRole('heading', { level: 1, name: /^Idee \d+$/ })).toBeVisible();
  const code = await page.locator('.claim-code').innerText();
  await expectAccessible(page);

  await page.reload();
  await hydrated(page);
  await expect(page.locator('.claim-code')).toHaveCount(0);
  await page.getByText('Das ist meine Idee').click();
  await page.getByLabel('Kennwort').fill(code);
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Weiter', exact: true }).click();
  await expect(page.getByText('Ihre Idee wird geprüft.')).toBeVisible();
});
