// A workshop from its founding on: a team takes ideas, moves them on its board, undoes, and gives points, while others look on.

import type { Locator, Page } from '@playwright/test';
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
  /** Two pulled ideas of the test's own. */
  ideas: Idea[];
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

  ideas: async ({ campaign }, use) => use(campaign.pulled.splice(0, 2)),
});

const column = (page: Page, name: string): Locator => page.getByRole('region', { name: new RegExp(`^${name}`) });
const cardOf = (page: Page, { number, title }: Idea): Locator =>
  page.getByRole('listitem', { name: `#${number} ${title}`, exact: true });

test('a workshop is founded and its team named in the browser @workshops', async ({
  page,
  visit,
  signIn,
  add,
  campaign,
  expectMessage,
}) => {
  expectMessage(/status of 422/);
  const dee = add();
  await signIn(add('admin'));
  await visit('/workshops');
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Workshop anlegen' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Workshop anlegen' })).toBeVisible();
  await page.getByLabel('Ideenaufruf').selectOption(campaign.slug);
  await page.getByLabel('Name', { exact: true }).fill('Bürgerdienste');
  await page.getByRole('button', { name: 'Workshop anlegen' }).click();
  await hydrated(page);
  await expect(page.getByRole('group', { name: 'Bitte prüfen Sie Ihre Angaben' })).toBeVisible();
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Bürgerdienste');
  await expectAccessible(page);
  await page.getByLabel('Tag').fill('2030-03-20');
  await page.getByRole('button', { name: 'Workshop anlegen' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Bürgerdienste bearbeiten' })).toBeVisible();
  await hydrated(page);
  await page.getByLabel('E-Mail').fill(dee.email);
  await page.getByRole('button', { name: 'Ins Team aufnehmen' }).click();
  await expect(page.getByRole('button', { name: `${dee.name} aus dem Team nehmen` })).toBeVisible();
  await hydrated(page);
  await expectAccessible(page);
});

test('what a workshop pulls is tried out, corrected, kept and computed again @workshops', async ({
  page,
  visit,
  signIn,
  add,
  campaign,
  expectMessage,
}) => {
  // A recipe with a wrong number.
  expectMessage(/status of 422/);
  const [first, second] = campaign.left;
  await signIn(add('admin'));
  await visit(`/workshops/campaigns/${campaign.slug}`);
  await expectAccessibleEverywhere(page);
  await page.getByLabel('Plätze', { exact: true }).fill('viele');
  await page.getByRole('button', { name: 'Vorschau ansehen' }).click();
  await expect(page.getByRole('group', { name: 'Bitte prüfen Sie Ihre Angaben' })).toBeVisible();
  await expect(page.getByLabel('Plätze', { exact: true })).toHaveValue('viele');
  await hydrated(page);
  await expectAccessible(page);
  await page.getByLabel('Plätze', { exact: true }).fill('1');
  await page.getByRole('button', { name: 'Vorschau ansehen' }).click();
  const preview = page.getByRole('region', { name: 'Vorschau' });
  await expect(preview.getByRole('link', { name: `#${first!.number} ${first!.title}` }).first()).toBeVisible();
  await expect(preview.getByText('weil sie schon früher ausgewählt wurden')).toBeVisible();
  await hydrated(page);
  await expectAccessibleEverywhere(page);
  await expectNoSidewaysScrolling(page);
  await page.getByRole('button', { name: 'Als «Auswahl 2» festhalten' }).click();
  await expect(page.getByRole('heading', { level: 1, name: /Auswahl 2/ })).toBeVisible();
  await hydrated(page);
  await expect(page.getByRole('link', { name: `#${first!.number} ${first!.title}` }).first()).toBeVisible();
  await expectAccessibleEverywhere(page);
  await expectNoSidewaysScrolling(page);
  await page.getByRole('link', { name: 'Noch einmal nachrechnen' }).click();
  await expect(page.getByRole('region', { name: 'Nachgerechnet' }).locator('dd')).toHaveCount(3);
  // What is left is there for the next.
  await visit(`/workshops/campaigns/${campaign.slug}?rule=votes&places=1`);
  await expect(preview.getByRole('link', { name: `#${second!.number} ${second!.title}` }).first()).toBeVisible();
});

test('a team takes ideas, moves them by keyboard and undoes it, and others see it live @workshops', async ({
  page,
  visit,
  signIn,
  add,
  browserOf,
  keeper,
  campaign,
  ideas,
}) => {
  const [dee, ben] = [add(), add()];
  const [first, second] = ideas;
  const address = await workshopOf(keeper, campaign, dee, ben);
  await signIn(dee);
  await visit('/me');
  await page.getByRole('link', { name: 'Bürgerdienste' }).click();
  await expect(page.getByRole('heading', { level: 2, name: 'Board' })).toBeVisible();
  await expectAccessible(page);
  for (const idea of [first, second]) {
    await page.getByRole('button', { name: `Holen: #${idea.number} ${idea.title}` }).click();
    await expect(column(page, 'Geholt').getByRole('listitem', { name: `#${idea.number} ${idea.title}` })).toBeVisible();
    await expectAccessible(page);
  }

  const other = await browserOf(ben);
  await visit(address, other);
  await expect(cardOf(other, first)).toBeVisible();

  // By keyboard alone: the choice, the button, and the focus stays with the card.
  const choice = cardOf(page, first).getByLabel(/^Verschieben nach …/);
  await choice.focus();
  await choice.selectOption('understanding');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(column(page, 'Verstehen').getByRole('listitem')).toHaveCount(1);
  await expect(page.locator(`#move-${first.number}`)).toBeFocused();
  await expect(page.getByRole('status').filter({ hasText: '«Verstehen», Position 1 von 1' })).toHaveCount(1);
  await expectAccessibleEverywhere(page);
  await expect(column(other, 'Verstehen').getByRole('listitem')).toHaveCount(1);
  await expectAccessible(other);

  // One idea is worked on at once here: the second one is refused with the reason, and stays.
  await cardOf(page, second).getByLabel(/^Verschieben nach …/).selectOption('testing');
  await page.locator(`#move-${second.number}`).click();
  await expect(page.getByText('schon so viele Ideen, wie gleichzeitig in Arbeit sein dürfen').first()).toBeVisible();
  await expect(column(page, 'Geholt').getByRole('listitem')).toHaveCount(1);
  await expectAccessible(page);

  await page.getByRole('button', { name: 'Rückgängig' }).click();
  await expect(column(page, 'Geholt').getByRole('listitem')).toHaveCount(2);
  await expect(column(other, 'Geholt').getByRole('listitem')).toHaveCount(2);
  await expect(other.getByRole('button', { name: 'Rückgängig' })).toHaveCount(0);
  await expectAccessible(page);

  await page.getByRole('button', { name: `Nach unten: #${first.number} ${first.title}` }).click();
  await expect(column(other, 'Geholt').getByRole('listitem').last()).toHaveAccessibleName(`#${first.number} ${first.title}`);
  await expectNoSidewaysScrolling(page);
});

// In Chromium alone: Firefox, driven over WebDriver BiDi, begins to drag and is never told where to.
test('cards are dragged to another place and to another column @workshops', async ({
  page,
  visit,
  signIn,
  add,
  browserOf,
  keeper,
  campaign,
  ideas,
}) => {
  const [dee, ben] = [add(), add()];
  const [first, second] = ideas;
  const address = await workshopOf(keeper, campaign, dee, ben);
  await signIn(dee);
  // Nothing scrolls while the button is held.
  await page.setViewportSize({ width: 1280, height: 2_000 });
  await visit(address);
  for (const idea of [first, second]) {
    await page.getByRole('button', { name: `Holen: #${idea.number} ${idea.title}` }).click();
    await expect(column(page, 'Geholt').getByRole('listitem', { name: `#${idea.number} ${idea.title}` })).toBeVisible();
  }
  const other = await browserOf(ben);
  await visit(address, other);
  const title = (of: Page, idea: Idea) => cardOf(of, idea).getByRole('heading', { level: 4 });
  const grip = { sourcePosition: { x: 4, y: 4 } };

  // Within the column: above the first. Until that is saved no other card is lifted, for the places may be others then.
  let save = (): void => {};
  const late = new Promise<void>((resolve) => (save = resolve));
  await page.route('**/fn/**/act_in_workshop', async (route) => {
    await late;
    await route.continue();
  });
  await cardOf(page, second).dragTo(title(page, first), { ...grip, targetPosition: { x: 8, y: 2 } });
  await cardOf(page, first).dragTo(column(page, 'Verstehen'), grip);
  save();
  await expect(column(page, 'Geholt').getByRole('listitem').first()).toHaveAccessibleName(`#${second.number} ${second.title}`);
  await expect(column(other, 'Geholt').getByRole('listitem').first()).toHaveAccessibleName(`#${second.number} ${second.title}`);
  await expect(column(page, 'Verstehen').getByRole('listitem')).toHaveCount(0);

  // To another column.
  await cardOf(page, first).dragTo(column(page, 'Verstehen'), grip);
  await expect(column(page, 'Verstehen').getByRole('listitem')).toHaveAccessibleName(`#${first.number} ${first.title}`);
  await expect(page.getByRole('status').filter({ hasText: '«Verstehen», Position 1 von 1' })).toHaveCount(1);
  await expect(column(other, 'Verstehen').getByRole('listitem')).toHaveCount(1);
  await expect(page.locator('[class*="--taken"], [class*="--target"], [class*="--before"], [class*="--behind"]')).toHaveCount(0);
  await expectAccessible(page);

  // One idea is worked on at once here: the other is refused, and stays where it was.
  await cardOf(page, second).dragTo(column(page, 'Testen'), grip);
  await expect(page.getByText('schon so viele Ideen, wie gleichzeitig in Arbeit sein dürfen').first()).toBeVisible();
  await expect(column(page, 'Geholt').getByRole('listitem')).toHaveCount(1);
  await expectAccessible(page);

  // What is dragged can be undone like all else, and lands at the place that it had: it was the second, for it was put behind the other.
  await page.getByRole('button', { name: 'Rückgängig' }).click();
  await expect(column(page, 'Geholt').getByRole('listitem')).toHaveCount(2);
  await expect(column(other, 'Geholt').getByRole('listitem').last()).toHaveAccessibleName(`#${first.number} ${first.title}`);
});

test('a timer runs for the whole team, and points stay secret while they are given @workshops', async ({
  page,
  visit,
  signIn,
  add,
  browserOf,
  keeper,
  campaign,
  ideas,
}) => {
  const [dee, ben] = [add(), add()];
  const [idea] = ideas;
  const address = await workshopOf(keeper, campaign, dee, ben);
  await signIn(dee);
  await visit(address);
  const other = await browserOf(ben);
  await visit(address, other);
  await page.getByRole('button', { name: `Holen: #${idea.number} ${idea.title}` }).click();
  await expect(cardOf(other, idea)).toBeVisible();

  await page.getByLabel('Minuten').fill('5');
  await page.getByRole('button', { name: 'Zeit starten' }).click();
  await expect(page.getByRole('timer')).toContainText(/Noch [45]:\d\d, bis/);
  await expect(other.getByRole('timer')).toContainText(/Noch [45]:\d\d, bis/);
  await expectAccessible(page);
  await other.getByRole('button', { name: 'Anhalten' }).click();
  await expect(page.getByText(/Angehalten, noch [45]:\d\d/)).toBeVisible();
  await expectAccessible(page);

  await page.getByRole('button', { name: 'Runde beginnen' }).click();
  await expect(page.getByText('Noch 3 von 3 Punkten')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: `Punkt geben: #${idea.number} ${idea.title}` }).click();
  await expect(page.getByText('Noch 2 von 3 Punkten')).toBeVisible();
  await expect(cardOf(page, idea).getByText('Von Ihnen: 1 Punkt')).toBeVisible();
  await expect(other.getByText('Noch 3 von 3 Punkten')).toBeVisible();
  await expect(cardOf(other, idea).getByText('Von Ihnen: 0 Punkte')).toBeVisible();
  await expectAccessible(page);
  await other.getByRole('button', { name: 'Runde beenden' }).click();
  await expect(other.getByText('Weniger als 5 Personen haben Punkte vergeben').first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Runde beginnen' })).toBeVisible();
  await expectAccessible(other);
});

test('an answer stands at its card, and nothing at hand is lost to what others do @workshops', async ({
  page,
  visit,
  signIn,
  add,
  browserOf,
  keeper,
  campaign,
  ideas,
}) => {
  const [dee, ben] = [add(), add()];
  const [first, second] = ideas;
  const address = await workshopOf(keeper, campaign, dee, ben);
  await signIn(dee);
  await visit(address);
  for (const idea of [first, second]) {
    await page.getByRole('button', { name: `Holen: #${idea.number} ${idea.title}` }).click();
    await expect(cardOf(page, idea)).toBeVisible();
  }
  const other = await browserOf(ben);
  await visit(address, other);

  // Refused at the second card: the answer is there, with what was chosen, and stays while another moves the first.
  await cardOf(page, first).getByLabel(/^Verschieben nach …/).selectOption('testing');
  await page.locator(`#move-${first.number}`).click();
  await expect(column(page, 'Testen').getByRole('listitem')).toHaveCount(1);
  await cardOf(page, second).getByLabel(/^Verschieben nach …/).selectOption('designing');
  await page.locator(`#move-${second.number}`).click();
  const refusal = cardOf(page, second).getByText('schon so viele Ideen, wie gleichzeitig in Arbeit sein dürfen');
  await expect(refusal).toBeInViewport();
  await expect(cardOf(page, second).getByLabel(/^Verschieben nach …/)).toHaveValue('designing');
  await page.getByLabel('Minuten').fill('25');
  const link = cardOf(page, second).getByRole('link', { name: /^#/ });
  await link.focus();
  await expect(column(other, 'Testen').getByRole('listitem')).toHaveCount(1);
  await cardOf(other, first).getByLabel(/^Verschieben nach …/).selectOption('result');
  await other.locator(`#move-${first.number}`).click();
  await expect(column(page, 'Ergebnis').getByRole('listitem')).toHaveCount(1);
  await expect(refusal).toBeVisible();
  await expect(page.getByLabel('Minuten')).toHaveValue('25');
  await expect(cardOf(page, second).getByLabel(/^Verschieben nach …/)).toHaveValue('designing');
  await expect(link).toBeFocused();

  // What is wrong takes the focus; the timer that begins is answered where it stands.
  await page.getByLabel('Minuten').fill('ewig');
  await page.getByRole('button', { name: 'Zeit starten' }).click();
  await expect(page.getByRole('group', { name: 'Bitte prüfen Sie Ihre Angaben' })).toBeFocused();
  await expectAccessible(page);
  await page.getByLabel('Minuten').fill('5');
  await page.getByRole('button', { name: 'Zeit starten' }).click();
  await expect(page.locator('#answer')).toContainText('Die Zeit läuft für das ganze Team.');
  await expect(page.locator('#answer')).toBeFocused();
});

test.describe('without a script', () => {
  test.use({ javaScriptEnabled: false });

  test('the board works as well @workshops', async ({ page, signIn, add, keeper, campaign, ideas }) => {
    const dee = add();
    const [first, second] = ideas;
    const address = await workshopOf(keeper, campaign, dee);
    await signIn(dee);
    await page.goto(address);
    for (const { number, title } of [first, second]) {
      await page.getByRole('button', { name: `Holen: #${number} ${title}` }).click();
      await expect(page.getByText(`#${number} ${title} gehört jetzt zu diesem Workshop.`)).toBeVisible();
    }
    await cardOf(page, first).getByLabel(/^Verschieben nach …/).selectOption('result');
    await page.locator(`#move-${first.number}`).click();
    await expect(page.getByText('«Ergebnis», Position 1 von 1')).toBeVisible();
    await expect(page).toHaveURL(new RegExp(`#card-${first.number}$`));
    await page.getByRole('button', { name: 'Rückgängig' }).click();
    await expect(page.getByText('Rückgängig gemacht')).toBeVisible();
    await page.getByLabel('Minuten').fill('25');
    await page.getByRole('button', { name: 'Zeit starten' }).click();
    await expect(page.getByText(/^Läuft bis/)).toBeVisible();
  });
});

test('whoever does not belong to the team reads and changes nothing @workshops', async ({ page, visit, signIn, add, keeper, campaign }) => {
  const dee = add();
  const address = await workshopOf(keeper, campaign, dee);
  await signIn(add('moderator'));
  await visit('/workshops');
  await page.locator(`a[href="${address}"]`).click();
  await expect(page.getByText('Mitlesen können Sie, ändern nicht.')).toBeVisible();
  await expect(page.getByText(dee.name)).toHaveCount(0);
  await expect(page.getByRole('button', { name: /^Holen/ })).toHaveCount(0);
  await expectAccessible(page);
});
