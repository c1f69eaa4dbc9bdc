// People find what others said: by words, in a fair order, and before they say it again.

import { expectAccessible } from '../support/axe';
import { expect, hydrated, test } from '../support/fixtures';
import { postIdea } from '../support/ideas';
import { restOf } from '../support/rest';
import { secondOrigin, servers } from '../support/servers';

test('a search finds parts of words, says how many, and keeps all of it in the address', async ({
  page,
  the,
  visit,
  signInNewcomer,
}) => {
  await signInNewcomer();
  await visit('/');
  await page.getByRole('searchbox', { name: the.searchIdeas }).fill('vertretung');
  await page.getByRole('search').getByRole('button', { name: the.search, exact: true }).click();
  await expect(page).toHaveURL(/[?&]q=vertretung/);
  await expect(page.locator('.idea-card mark').first()).toBeVisible();
  await expect(page.locator('.visually-hidden[role="status"]')).toHaveText(/Ideen? gefunden$/);
  await expectAccessible(page);

  await page.getByText('Filter', { exact: true }).click();
  await expect(page.getByLabel('Stand').locator('option', { hasText: /\(\d+\)$/ })).not.toHaveCount(0);
  await expectAccessible(page);
  await page.goBack();
  await expect(page.locator('.idea-card mark')).toHaveCount(0);
});

test('whoever comes back from an idea finds the list where they left it, and as long', async ({
  page,
  visit,
  signInNewcomer,
}) => {
  await signInNewcomer();
  await visit('/');
  await page.getByRole('link', { name: 'Mehr anzeigen' }).click();
  await expect(page.locator('.idea-card')).toHaveCount(40);
  const card = page.locator('.idea-card').nth(32);
  const title = card.locator('.idea-card__link');
  await card.evaluate((element) => element.scrollIntoView({ block: 'center' }));
  await title.hover();
  const place = await page.evaluate(() => window.scrollY);
  expect(place).toBeGreaterThan(3000);
  await title.click();
  await expect(page).toHaveURL(/\/ideas\/\d+$/);
  await expect(page.locator('h1')).toBeFocused();
  await page.goBack();
  await expect(page.locator('.idea-card')).toHaveCount(40);
  await expect.poll(() => page.evaluate(() => window.scrollY)).toBe(place);
  await page.getByRole('link', { name: 'Mehr anzeigen' }).click();
  await expect.poll(() => page.locator('.idea-card').count()).toBeGreaterThan(40);

  // So it is for whoever leaves an idea before it has come.
  let arrive = () => {};
  let held: Promise<void>;
  const hold = () => (held = new Promise((resolve) => (arrive = resolve)));
  await page.route(/\/(fn|pkg)\//, async (route) => {
    await held;
    await route.continue();
  });
  hold();
  const shown = await page.locator('.idea-card').count();
  await title.click();
  await expect(page).toHaveURL(/\/ideas\/\d+$/);
  await page.goBack();
  arrive();
  await expect(page.locator('.idea-card')).toHaveCount(shown);

  // Whoever comes by a link begins at the top, also when the page between had no time to come.
  const navigation = page.getByRole('navigation');
  hold();
  await navigation.getByRole('link', { name: 'Mein Bereich' }).click();
  await navigation.getByRole('link', { name: 'Ideen', exact: true }).click();
  arrive();
  await expect(page.locator('.idea-card')).toHaveCount(20);
});

test('what takes long is seen to be on its way', async ({ page, visit, signInNewcomer }) => {
  await signInNewcomer();
  await visit('/');
  let arrive = () => {};
  const held = new Promise<void>((resolve) => (arrive = resolve));
  await page.route(/\/fn\//, async (route) => {
    await held;
    await route.continue();
  });
  const line = () => page.evaluate(() => getComputedStyle(document.documentElement, '::after').borderTopStyle);
  expect(await line()).toBe('none');
  await page.locator('.idea-card__link').first().click();
  await expect(page.locator('html')).toHaveAttribute('data-waiting');
  expect(await line()).toBe('solid');
  arrive();
  await expect(page).toHaveURL(/\/ideas\/\d+$/);
  await expect(page.locator('html')).not.toHaveAttribute('data-waiting');
});

test('a part that never came is missed on the spot, not by leaving what is here', async ({
  page,
  visit,
  signInNewcomer,
  expectMessage,
}) => {
  // Firefox names nothing but the script that could not load.
  expectMessage(/ERR_INTERNET_DISCONNECTED|Failed to (load|fetch)|NetworkError|connection|wasm_split/i);
  await signInNewcomer();
  await visit('/');
  await page.context().setOffline(true);
  await page.getByRole('navigation').getByRole('link', { name: 'Mein Bereich' }).click();
  await expect(page.getByText('Keine Verbindung. Die Seite kommt, sobald wieder eine da ist.')).toBeVisible();
  await expectAccessible(page);
  await page.context().setOffline(false);
  await expect(page.getByRole('heading', { level: 1, name: 'Mein Bereich' })).toBeVisible();
});

test('what nobody wrote is not found, and the way back is there', async ({ page, visit, signInNewcomer }) => {
  await signInNewcomer();
  await visit('/?q=xylophonzwetschge');
  await expect(page.getByText('Nichts gefunden für „xylophonzwetschge“.')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Filter zurücksetzen' }).last().click();
  await expect(page.locator('.idea-card')).not.toHaveCount(0);
});

test('similar ideas appear while typing, take votes and variants, and never the focus', async ({
  page,
  idea,
  the,
  visit,
  signInNewcomer,
}) => {
  await signInNewcomer();
  await visit('/ideas/new');
  const title = page.getByLabel(the.title, { exact: true });
  const region = page.getByRole('region', { name: the.similarIdeas });
  await expect(async () => {
    await title.fill('');
    await title.pressSequentially(idea.title.slice(0, 40), { delay: 5 });
    await expect(region).toBeVisible({ timeout: 3_000 });
  }).toPass({ timeout: 15_000 });
  await expect(title).toBeFocused();
  await expectAccessible(page);

  const vote = region.getByRole('button', { name: the.vote }).first();
  await vote.click();
  await expect(vote).toHaveAttribute('aria-pressed', 'true');
  await expect(vote).not.toHaveAttribute('aria-busy', 'true');
  // Esc puts the ideas away and leads back to the text, but never away from what somebody writes.
  await vote.focus();
  await page.keyboard.press('Escape');
  await expect(region).toHaveCount(0);
  await expect(page.getByLabel(the.pinch, { exact: true })).toBeFocused();
  await title.press('End');
  await title.pressSequentially(' wieder', { delay: 5 });
  await expect(region).toBeVisible();
  await region.getByText('Bei uns ähnlich, aber …').first().click();
  const variant = region.getByLabel('Was ist bei Ihnen anders?').first();
  await variant.fill('Bei uns druckt er grün.');
  await page.keyboard.press('Escape');
  await expect(variant).toHaveValue('Bei uns druckt er grün.');
  await expectAccessible(page);
  await region.getByRole('button', { name: 'Dort ergänzen und mitstimmen' }).first().click();
  await expect(page).toHaveURL(/\/ideas\/\d+/);
  await expect(page.getByText('Bei uns druckt er grün.')).toBeVisible();
  await expect(page.locator('article.comment').getByText('Bei uns ähnlich').first()).toBeVisible();
});

test('trying a vote again beside a half-written idea sends the vote and not the idea', async ({
  page,
  idea,
  the,
  visit,
  signInNewcomer,
  expectMessage,
}) => {
  expectMessage(/ERR_FAILED|Failed to load resource|NetworkError/);
  await signInNewcomer();
  await visit('/ideas/new');
  const title = page.getByLabel(the.title, { exact: true });
  const region = page.getByRole('region', { name: the.similarIdeas });
  await expect(async () => {
    await title.fill('');
    await title.pressSequentially(idea.title.slice(0, 40), { delay: 5 });
    await expect(region).toBeVisible({ timeout: 3_000 });
  }).toPass({ timeout: 15_000 });

  await page.route('**/fn/**/set_vote', (route) => route.abort());
  const vote = region.getByRole('button', { name: the.vote }).first();
  await vote.click();
  const again = region.getByRole('button', { name: 'Noch einmal versuchen' });
  await expect(again).toBeVisible();
  await page.unroute('**/fn/**/set_vote');
  await again.click();
  await expect(vote).toHaveAttribute('aria-pressed', 'true');
  await expect(vote).not.toHaveAttribute('aria-busy', 'true');
  await expect(page).toHaveURL(/\/ideas\/new$/);
  await expect(page.locator('.error-summary')).toHaveCount(0);
});

test('without a script, searching works and similar ideas are a step after the preview @no-script', async ({
  page,
  idea,
  the,
  visit,
  signInNewcomer,
}) => {
  await signInNewcomer();
  await visit('/?sort=new');
  await page.getByRole('searchbox', { name: the.searchIdeas }).fill('vertretung');
  await page.getByRole('search').getByRole('button', { name: the.search, exact: true }).click();
  await expect(page.locator('.idea-card mark').first()).toBeVisible();

  await visit('/ideas/new');
  await page.getByLabel(the.title, { exact: true }).fill(idea.title);
  await page.getByLabel(the.pinch, { exact: true }).fill('Jeder Bescheid kommt bei uns grün heraus.');
  await page.getByLabel(the.topic, { exact: true }).selectOption({ index: 1 });
  await page.getByRole('button', { name: 'Vorschau' }).click();
  const region = page.getByRole('region', { name: the.similarIdeas });
  await expect(region).toBeVisible();
  await region.locator('.vote__button').first().click();
  await expect(region.locator('.vote__button').first()).toHaveAttribute('aria-pressed', 'true');
  await expect(page.locator('#preview-heading')).toBeVisible();
  await expect(page.locator('input[name="title"]')).toHaveValue(idea.title);
  await region.getByText('Bei uns ähnlich, aber …').first().click();
  await region.getByRole('button', { name: 'Dort ergänzen und mitstimmen' }).first().click();
  await expect(page.getByText('Jeder Bescheid kommt bei uns grün heraus.').first()).toBeVisible();
});

test('an idea posted at one server is found at the other within a second @two-servers', async ({
  rest,
  add,
  request,
  somebodyElse,
}) => {
  const [here, elsewhere] = [rest(add()), restOf(request, secondOrigin, add(), servers.first.origin)];
  const other = await somebodyElse(secondOrigin);
  const { title } = await postIdea(here);
  const posted = Date.now();
  const text = encodeURIComponent(`"${title}"`);
  const found = async () => (await elsewhere<{ items: unknown[] }>('GET', `/ideas?q=${text}`)).items.length;
  await expect.poll(found, { timeout: 1_000, intervals: [20] }).toBe(1);
  console.log(`found at the other server ${Date.now() - posted} ms after it was posted`);
  await other.goto(`/?q=${text}`);
  await expect(other.locator('.idea-card')).toHaveCount(1);
});

test('the order is mixed at first, stays for the day, and says what it is', async ({ page, visit, signInNewcomer }) => {
  await signInNewcomer();
  await visit('/');
  await expect(page.getByRole('link', { name: 'Gemischt' })).toHaveAttribute('aria-current', 'true');
  await expect(page.getByText('Gemischt heißt: Wenig gelesene Ideen stehen vorn.')).toBeVisible();
  const titles = await page.locator('.idea-card__title').allInnerTexts();
  await visit('/');
  // Another story may have posted meanwhile: what was there before has kept its order.
  const later = await page.locator('.idea-card__title').allInnerTexts();
  const both = titles.filter((title) => later.includes(title));
  expect(both.length).toBeGreaterThan(titles.length / 2);
  expect(later.filter((title) => titles.includes(title))).toEqual(both);
  await hydrated(page);
});

test('somebody follows an idea, finds it on the own page, and saves a search', async ({
  page,
  idea,
  visit,
  signInNewcomer,
}) => {
  await signInNewcomer();
  await visit(`/ideas/${idea.number}`);
  // A comment that was only begun is found again, too.
  await page.getByLabel('Ihr Kommentar').first().fill('Noch nicht fertig');
  const follow = page.getByRole('button', { name: /Folgen|Ich folge/ });
  await follow.click();
  await expect(follow).toHaveAttribute('aria-pressed', 'true');
  await expectAccessible(page);
  await visit('/?sort=top&status=open');
  await page.locator('summary.filter__summary').click();
  await page.getByRole('link', { name: 'Suche speichern' }).click();
  await page.getByLabel('Name der Suche').fill('Offene, viele Stimmen');
  await page.locator('.saved__form').getByRole('button', { name: 'Speichern' }).click();
  await hydrated(page);
  await expect(page.getByRole('link', { name: 'Offene, viele Stimmen' })).toBeVisible();
  await expect(page.getByRole('link', { name: idea.title })).toBeVisible();
  await expect(page.getByRole('link', { name: `Kommentar zu Idee ${idea.number}` })).toBeVisible();
  await expectAccessible(page);
});

test('a name in a text is hinted at, and nothing is blocked', async ({ page, the, visit, signInNewcomer }) => {
  await signInNewcomer();
  await visit('/ideas/new');
  await page.getByLabel(the.pinch, { exact: true }).fill('Frau Müller aus dem Bürgerbüro ist seit März krank, Tel. 0231 5012345.');
  await expect(page.locator('.personal__local')).toBeVisible();
  await expectAccessible(page);
  // It blocks nothing.
  await page.getByLabel(the.title, { exact: true }).fill('Wer vertritt Kranke im Bürgerbüro');
  await page.getByLabel(the.topic).selectOption({ index: 1 });
  await page.getByRole('button', { name: 'Vorschau' }).click();
  await expect(page.getByRole('button', { name: the.post })).toBeVisible();
});

test('moderators keep the words of the search', async ({ page, visit, signInNewcomer }) => {
  await signInNewcomer('moderator');
  await visit('/admin/synonyms');
  const list = page.getByLabel('Wortgruppen');
  await list.fill(`${await list.inputValue()}\nPlusterkringel = Dienstreise`);
  await page.getByRole('button', { name: 'Speichern', exact: true }).click();
  await hydrated(page);
  await expect(list).toHaveValue(/Plusterkringel = Dienstreise/);
  await expectAccessible(page);
});

test.describe('in English', () => {
  test.use({ language: 'en' });

  test('words are found, counted and narrowed, and similar ideas take a variant', async ({
    page,
    idea,
    the,
    visit,
    signInNewcomer,
  }) => {
    await signInNewcomer();
    await visit('/?lang=en');
    await page.getByRole('searchbox', { name: the.searchIdeas }).fill('vertretung');
    await page.getByRole('search').getByRole('button', { name: the.search, exact: true }).click();
    await expect(page.locator('.idea-card mark').first()).toBeVisible();
    await expect(page.locator('.visually-hidden[role="status"]')).toHaveText(/ideas? found$/);
    await page.getByText('Filters', { exact: true }).click();
    await expect(page.getByLabel('State').locator('option', { hasText: /\(\d+\)$/ })).not.toHaveCount(0);
    await expectAccessible(page);

    await visit('/ideas/new');
    const region = page.getByRole('region', { name: the.similarIdeas });
    await page.getByLabel(the.title, { exact: true }).fill(idea.title.slice(0, 40));
    await expect(region).toBeVisible();
    await region.getByText('Similar here, but …').first().click();
    await region.getByLabel('What is different where you work?').first().fill('Ours prints in green.');
    await expectAccessible(page);
    await region.getByRole('button', { name: 'Add it there and vote' }).first().click();
    await expect(page.getByText('Ours prints in green.')).toBeVisible();
  });
});
