// The canvas of an idea: two of a team write at once, different fields and the same one.

import type { Page } from '@playwright/test';
import { expectAccessible, expectAccessibleEverywhere } from '../support/axe';
import { expect, hydrated, test as base } from '../support/fixtures';
import type { Idea } from '../support/ideas';
import { expectNoSidewaysScrolling } from '../support/reflow';
import type { Rest } from '../support/rest';
import { frozenCampaign, workshopOf, type Campaign } from '../support/workshops';

type Fixtures = {
  /** Somebody who keeps campaigns and workshops, in the hands of a program. */
  keeper: Rest;
  campaign: Campaign;
  /** A pulled idea of the test's own. */
  mine: Idea;
};

// One after the other: while the campaign is made, everybody’s ideas go there.
base.describe.configure({ mode: 'default' });

let made: Promise<Campaign> | undefined;

const test = base.extend<Fixtures>({
  keeper: async ({ rest, add }, use) => use(rest(add('admin'))),

  campaign: async ({ keeper, rest, add }, use, story) => {
    // Until the vote is frozen, up to a minute passes.
    story.setTimeout(180_000);
    made ??= frozenCampaign(keeper, rest(add()));
    await use(await made);
  },

  mine: async ({ campaign }, use) => use(campaign.pulled.pop()!),
});

const save = (page: Page) => page.getByRole('button', { name: 'Speichern' }).click();

test('two write different fields and the same one, and nothing is overwritten unseen @canvas', async ({
  page,
  visit,
  signIn,
  add,
  rest,
  browserOf,
  keeper,
  campaign,
  mine,
}) => {
  const [dee, ben] = [add(), add()];
  const workshop = await workshopOf(keeper, campaign, dee, ben);
  await rest(dee)('PUT', `${workshop}/ideas/${mine.number}`);
  await signIn(dee);
  await visit(workshop);
  await page.getByRole('link', { name: `Canvas: #${mine.number}` }).click();
  await expect(page.getByRole('heading', { level: 1, name: `Canvas: #${mine.number} ${mine.title}` })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Bearbeiten' }).click();
  await expect(page.getByLabel('Ursachen')).toBeVisible();
  await expectAccessibleEverywhere(page);

  const other = await browserOf(ben);
  await visit(`${workshop}/ideas/${mine.number}/canvas/edit`, other);

  // Different fields: what Dee saves comes in beside what Ben is writing.
  await other.getByLabel('Möglichkeiten').fill('Ein neuer Drucker');
  await page.getByLabel('Ursachen').fill('Der Drucker ist alt');
  await save(page);
  await expect(page.getByText('Gespeichert: Ursachen.').first()).toBeVisible();
  await expect(page.locator('#answer')).toBeFocused();
  await expectAccessible(page);
  await expect(other.getByText(`${dee.name} hat «Ursachen» geändert.`).first()).toBeVisible();
  await expect(other.getByLabel('Ursachen')).toHaveValue('Der Drucker ist alt');
  await expect(other.getByLabel('Möglichkeiten')).toHaveValue('Ein neuer Drucker');
  await expectAccessible(other);
  await save(other);
  await expect(other.getByText('Gespeichert: Möglichkeiten.').first()).toBeVisible();
  await expect(page.getByLabel('Möglichkeiten')).toHaveValue('Ein neuer Drucker');

  // The same field: Ben is told while he writes, and keeps what he has written.
  await other.getByLabel('Ursachen').fill('Der Drucker ist laut');
  await page.getByLabel('Ursachen').fill('Der Drucker ist kaputt');
  await save(page);
  await expect(other.getByText('Was Sie hier schreiben, bleibt stehen.')).toBeVisible();
  await expect(other.getByLabel('Ursachen')).toHaveValue('Der Drucker ist laut');
  await expectAccessible(other);

  // A draft survives a reload, with the version that it started from.
  await other.evaluate(() => window.dispatchEvent(new Event('pagehide')));
  await other.reload();
  await hydrated(other);
  await expect(other.getByLabel('Ursachen')).toHaveValue('Der Drucker ist laut');
  await save(other);
  const conflict = other.getByRole('region', { name: 'Ursachen' });
  await expect(conflict.getByText(`Geändert von ${dee.name}`)).toBeVisible();
  await expect(conflict.locator('ins', { hasText: 'kaputt' })).toBeVisible();
  await expect(conflict.locator('ins', { hasText: 'laut' })).toBeVisible();
  await expect(other.locator('#conflicts')).toBeFocused();
  await expectAccessibleEverywhere(other);
  await expectNoSidewaysScrolling(other);

  // Nothing chosen: the page says so and keeps everything.
  await conflict.getByLabel('Dritter Text', { exact: true }).fill('Der Drucker ist kaputt und laut');
  await save(other);
  await expect(other.getByRole('group', { name: 'Bitte prüfen Sie Ihre Angaben' })).toBeFocused();
  await expect(conflict.getByLabel('Dritter Text', { exact: true })).toHaveValue('Der Drucker ist kaputt und laut');
  await expectAccessible(other);

  // A third change while he decides: once more, and then it is saved.
  await page.getByLabel('Ursachen').fill('Der Drucker ist weit weg');
  await save(page);
  await conflict.getByRole('radio', { name: 'Ein dritter Text' }).check();
  await save(other);
  await expect(conflict.locator('ins', { hasText: 'weg' })).toBeVisible();
  await expectAccessible(other);
  await conflict.getByRole('radio', { name: 'Meine Fassung' }).check();
  await save(other);
  await expect(other.getByText('Gespeichert: Ursachen.').first()).toBeVisible();
  await expect(page.getByLabel('Ursachen')).toHaveValue('Der Drucker ist kaputt und laut');
  await expectAccessible(other);

  // Earlier versions are there, and one is brought back.
  await page.getByRole('link', { name: 'Zum Canvas' }).click();
  await page.getByRole('link', { name: 'Fassungen von «Ursachen»' }).click();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Fassung 1 wieder einsetzen' }).click();
  await expect(page.getByText('Die frühere Fassung wurde wieder eingesetzt.')).toBeVisible();
  await hydrated(page);
  await expectAccessible(page);
  await expect(other.getByLabel('Ursachen')).toHaveValue('Der Drucker ist alt');

  // What others write comes in beside the answer to one's own act.
  await other.getByLabel('Ursachen').fill('Der Drucker ist alt und laut');
  await save(other);
  await expect(page.getByRole('heading', { name: 'Fassung 6 (steht jetzt da)' })).toBeVisible();
  await expect(page.getByText('Die frühere Fassung wurde wieder eingesetzt.')).toBeVisible();

  // Left for its board and its idea, it asks nothing of their addresses: the console would tell of what is not there.
  await page.getByRole('link', { name: 'Zum Canvas' }).click();
  await page.locator('#to-board').click();
  await expect(page.getByRole('link', { name: `Canvas: #${mine.number}` })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1, name: `Canvas: #${mine.number} ${mine.title}` })).toBeVisible();
  await page.locator('#to-idea').click();
  await expect(page.getByRole('heading', { level: 1, name: mine.title })).toBeVisible();
});

test('a decision is recorded and read by others, who change nothing @canvas', async ({
  page,
  visit,
  signIn,
  add,
  rest,
  browserOf,
  keeper,
  campaign,
  mine,
}) => {
  const dee = add();
  const workshop = await workshopOf(keeper, campaign, dee);
  await rest(dee)('PUT', `${workshop}/ideas/${mine.number}`);
  const moderator = await browserOf(add('moderator'));
  await visit(`${workshop}/ideas/${mine.number}/canvas`, moderator);
  await expect(moderator.getByRole('link', { name: 'Bearbeiten' })).toHaveCount(0);
  await signIn(dee);
  await visit(`${workshop}/ideas/${mine.number}/canvas/edit`);
  await page.getByLabel('Entscheidung').fill('Wir kaufen **einen**');
  await page.getByLabel('Erledigt bis').fill('2030-06-30');
  await save(page);
  await expect(page.getByText('Gespeichert: Entscheidung, Erledigt bis.').first()).toBeVisible();
  await expect(moderator.locator('strong', { hasText: 'einen' })).toBeVisible();
  await expect(moderator.getByText('30. Juni 2030')).toBeVisible();
  await expect(moderator.getByText(dee.name)).toHaveCount(0);
  await expectAccessibleEverywhere(moderator);
  await expectNoSidewaysScrolling(moderator);
});

test.describe('without a script', () => {
  test.use({ javaScriptEnabled: false });

  test('what two wrote comes back with both versions and the choice @canvas', async ({
    page,
    signIn,
    add,
    rest,
    keeper,
    campaign,
    mine,
    expectMessage,
  }) => {
    // The page of a conflict.
    expectMessage(/status of 409/);
    const dee = add();
    const workshop = await workshopOf(keeper, campaign, dee);
    const program = rest(dee);
    await program('PUT', `${workshop}/ideas/${mine.number}`);
    const canvas = `${workshop}/ideas/${mine.number}/canvas`;
    await signIn(dee);
    await page.goto(`${canvas}/edit`);
    await page.getByLabel('Ursachen').fill('Der Drucker ist laut');
    await program('PATCH', canvas, { causes: { version: 0, value: 'Der Drucker ist kaputt' } });
    await save(page);
    await expect(page.getByText('Nichts ist verloren und nichts überschrieben.')).toBeVisible();
    await expect(page.getByText('Sie haben nichts geändert')).toHaveCount(0);
    await page.getByRole('radio', { name: 'Meine Fassung' }).check();
    await save(page);
    await expect(page.getByText('Gespeichert: Ursachen.')).toBeVisible();
    await expect(page.getByLabel('Ursachen')).toHaveValue('Der Drucker ist laut');
  });
});

test('what is typed while something else is saved overwrites nothing that came in meanwhile @canvas', async ({
  page,
  visit,
  signIn,
  add,
  rest,
  browserOf,
  keeper,
  campaign,
  mine,
  expectMessage,
}) => {
  const [dee, ben] = [add(), add()];
  const workshop = await workshopOf(keeper, campaign, dee, ben);
  await rest(dee)('PUT', `${workshop}/ideas/${mine.number}`);
  await signIn(dee);
  const address = `${workshop}/ideas/${mine.number}/canvas/edit`;
  await visit(address);
  const other = await browserOf(ben);
  await visit(address, other);

  let open = (): void => {};
  let gate = Promise.resolve();
  const hold = (): void => {
    gate = new Promise<void>((resolve) => (open = resolve));
  };
  await page.route('**/fn/**/save_canvas', async (route) => {
    await gate;
    await route.continue();
  });
  const saving = async (): Promise<void> => {
    hold();
    const asked = page.waitForRequest('**/fn/**/save_canvas');
    await save(page);
    await asked;
  };
  await page.getByLabel('Möglichkeiten').fill('Ein neuer Drucker');
  await saving();
  await other.getByLabel('Ursachen').fill('Der Drucker ist alt');
  await save(other);
  await expect(other.getByText('Gespeichert: Ursachen.').first()).toBeVisible();
  await page.getByLabel('Ursachen').fill('Der Drucker ist laut');
  open();
  await expect(page.getByText('Gespeichert: Möglichkeiten.').first()).toBeVisible();
  await expect(page.getByLabel('Ursachen')).toHaveValue('Der Drucker ist laut');
  await expect(page.getByText('Was Sie hier schreiben, bleibt stehen.')).toBeVisible();
  await expectAccessible(page);

  // While the page asks which of two texts shall stand, what was typed elsewhere waits.
  await saving();
  await page.getByLabel('Möglichkeiten').fill('Zwei neue Drucker');
  open();
  const conflict = page.getByRole('region', { name: 'Ursachen' });
  await expect(conflict.getByText(`Geändert von ${ben.name}`)).toBeVisible();
  await expect(conflict.locator('ins', { hasText: 'laut' })).toBeVisible();
  await conflict.getByRole('radio', { name: 'Meine Fassung' }).check();
  await save(page);
  await expect(page.getByText('Gespeichert: Ursachen.').first()).toBeVisible();
  await expect(page.getByLabel('Möglichkeiten')).toHaveValue('Zwei neue Drucker');
  await save(page);
  await expect(page.getByText('Gespeichert: Möglichkeiten.').first()).toBeVisible();

  // A text that is too long is refused, and nothing else is lost by it.
  expectMessage(/status of 422/);
  await page.getByLabel('Möglichkeiten').fill('x'.repeat(2_001));
  await save(page);
  await expect(page.getByRole('group', { name: 'Bitte prüfen Sie Ihre Angaben' })).toBeFocused();
  await expect(page.getByLabel('Möglichkeiten')).toHaveValue(/^x+$/);
  await expect(page.getByLabel('Ursachen')).toHaveValue('Der Drucker ist laut');
  await page.getByLabel('Möglichkeiten').fill('Drei neue Drucker');
  await save(page);
  await expect(page.getByText('Gespeichert: Möglichkeiten.').first()).toBeVisible();
  await expect(other.getByLabel('Ursachen')).toHaveValue('Der Drucker ist laut');
});
