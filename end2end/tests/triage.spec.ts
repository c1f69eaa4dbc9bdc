// Moderators answer what waits: with a hand on the keyboard, and with nothing that cannot be taken back.

import { expectAccessible } from '../support/axe';
import { postIdea } from '../support/ideas';
import { expect, hydrated, test } from '../support/moderator';
import { expectNoSidewaysScrolling } from '../support/reflow';

test('what was reported is found in the queue, settled by one key, and taken back by another', async ({
  page,
  idea,
  visit,
  signInNewcomer,
  somebodyElse,
}) => {
  // Firefox looks through each of these pages for five seconds.
  test.slow();
  const reader = await somebodyElse();
  await visit(`/ideas/${idea.number}`, reader);
  await reader.getByText('Melden', { exact: true }).click();
  await reader.getByRole('radio', { name: /Person/ }).first().check();
  await reader.getByRole('button', { name: 'An die Moderation melden' }).click();
  await expect(reader.getByText(/Danke/).first()).toBeVisible();

  await signInNewcomer('moderator');
  await visit('/');
  await page.getByRole('link', { name: 'Moderation', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Moderation' })).toBeVisible();
  await hydrated(page);
  await expectAccessible(page);

  await visit('/triage?kind=report');
  await page.getByRole('link', { name: new RegExp(`^#${idea.number} `) }).click();
  await expect(page.getByRole('heading', { level: 2, name: new RegExp(`^#${idea.number} `) })).toBeVisible();
  await hydrated(page);
  await expectAccessible(page);
  const keys = page.getByRole('switch', { name: 'Einzelne Tasten' });
  await keys.click();
  await expect(keys).toBeChecked();
  await page.keyboard.press('?');
  const list = page.getByRole('dialog', { name: 'Welche Taste was tut' });
  await expect(list.getByText('nächster Eintrag', { exact: true })).toBeVisible();
  await expectAccessible(page);
  // What lies below the list hears no key.
  await page.keyboard.press('s');
  await page.keyboard.press('Escape');
  await expect(list).toBeHidden();
  await page.keyboard.press('s');
  await expect(page.getByText('Erledigt.')).toBeVisible();
  await hydrated(page);
  await expectAccessible(page);
  await page.keyboard.press('u');
  await expect(page.getByText('Rückgängig gemacht.')).toBeVisible();
  // Firefox reports what a page that is left was still loading.
  await hydrated(page);
  await visit('/triage?kind=report');
  await expect(page.getByRole('link', { name: new RegExp(`^#${idea.number} `) })).toBeVisible();
});

test('an answer stands on the page of the idea with its new state @no-script', async ({
  page,
  idea,
  visit,
  signInNewcomer,
}) => {
  await signInNewcomer('moderator');
  await visit('/triage?kind=new');
  // The newest is promised last.
  const own = page.getByRole('link', { name: new RegExp(`^#${idea.number} `) });
  for (let turned = 0; turned < 20 && (await own.count()) === 0; turned += 1) {
    await page.getByRole('link', { name: 'Weitere Einträge' }).click();
  }
  await own.click();
  await page.getByRole('radio', { name: 'Geplant' }).check();
  await page.getByLabel('Antwort', { exact: true }).fill('Die neue Trommel kommt im **Mai**.');
  await page.getByRole('button', { name: 'Veröffentlichen' }).click();
  await expect(page.getByText('Erledigt.')).toBeVisible();
  await visit(`/ideas/${idea.number}`);
  await expect(page.getByText('Geplant').first()).toBeVisible();
  await expect(page.locator('.answer')).toContainText('Die neue Trommel kommt im Mai.');
});

test('two who moderate see each other at work, and leave each other notes and tags', async ({
  idea,
  moderator,
  colleague,
}) => {
  const { page } = moderator;
  await moderator.take(idea);
  const item = await moderator.open(idea);
  await item.getByLabel('Neue Notiz').fill('Mit dem Systemhaus telefoniert.');
  await item.getByRole('button', { name: 'Notiz speichern' }).click();
  await moderator.seesDone('Die Notiz ist gespeichert.');
  await item.getByLabel('Schlagwort', { exact: true }).fill('drucker');
  await item.getByRole('button', { name: 'Schlagwort setzen' }).click();
  await expect(item.getByRole('button', { name: 'Schlagwort drucker entfernen' })).toBeVisible();
  await hydrated(page);
  await expectAccessible(page);

  await colleague.visit(`/triage?tag=drucker`);
  await colleague.page.getByRole('link', { name: `#${idea.number} ${idea.title}` }).click();
  await expect(colleague.page.getByText(`Wird gerade von ${moderator.person.name} bearbeitet.`)).toBeVisible();
  await expect(colleague.page.getByText('Mit dem Systemhaus telefoniert.')).toBeVisible();
  await expect(colleague.page.getByRole('button', { name: 'Notiz löschen' })).toHaveCount(0);
  await expectAccessible(colleague.page);

  await item.getByRole('button', { name: 'Notiz löschen: Mit dem Systemhaus telefoniert.' }).click();
  await moderator.seesDone('Die Notiz ist gelöscht.');
  await expect(item.getByText('Mit dem Systemhaus telefoniert.')).toHaveCount(0);
  await expectAccessible(page);
});

test('nobody decides about what they wrote: a colleague does', async ({ moderator, colleague }) => {
  const { page } = moderator;
  const idea = await postIdea(moderator.call);
  await colleague.take(idea);
  await colleague.visit('/triage?view=mine');
  const href = await colleague.page.getByRole('link', { name: `#${idea.number} ${idea.title}` }).getAttribute('href');
  await moderator.visit(href!);
  await expect(page.getByText('Eine Kollegin oder ein Kollege entscheidet.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Veröffentlichen' })).toHaveCount(0);
  await expectAccessible(page);
});

test('on a phone what waits is a list of cards, and what is opened has the screen to itself @phone', async ({
  idea,
  moderator,
}) => {
  const { page } = moderator;
  await moderator.take(idea);
  await moderator.visit('/triage?view=mine');
  const card = page.getByRole('article').filter({ hasText: idea.title });
  await expect(card).toBeVisible();
  await expectAccessible(page);
  await expectNoSidewaysScrolling(page);

  const item = await moderator.open(idea);
  await expect(card).toBeHidden();
  await expectAccessible(page);
  await expectNoSidewaysScrolling(page);
  await item.getByLabel('Antwort', { exact: true }).fill('Die neue Trommel kommt im Mai.');
  await item.getByRole('button', { name: 'Veröffentlichen' }).click();
  await moderator.seesDone();
  await expect(page.getByRole('link', { name: 'Meine (0)' })).toBeVisible();
});

test('an item that is chosen before the page is live is opened all the same', async ({ page, idea, moderator, expectMessage }) => {
  // The browser follows the link itself, and Firefox reports what the page that is left was still loading.
  expectMessage(/__wasm_split/);
  await moderator.take(idea);
  let arrive = () => {};
  const late = new Promise<void>((done) => (arrive = done));
  await page.route('**/split_admin*', async (route) => {
    await late;
    await route.continue();
  });
  await page.goto('/triage?view=mine', { waitUntil: 'commit' });
  const name = `#${idea.number} ${idea.title}`;
  await page.getByRole('link', { name, exact: true }).click();
  arrive();
  await expect(page.getByRole('region', { name, exact: true })).toBeVisible();
});

test('whoever opens an item by keyboard stands at its heading, and so after every act', async ({ rest, add, moderator }) => {
  const { page } = moderator;
  const ideas = [await postIdea(rest(add())), await postIdea(rest(add()))];
  await moderator.take(...ideas);
  await moderator.visit('/triage?view=mine');
  await page.getByRole('link', { name: `#${ideas[0].number} ${ideas[0].title}` }).press('Enter');
  await expect(page.getByRole('heading', { level: 2, name: ideas[0].title })).toBeFocused();
  await page.getByLabel('Antwort', { exact: true }).fill('Die neue Trommel kommt im Mai.');
  await page.getByRole('button', { name: 'Veröffentlichen' }).press('Enter');
  await moderator.seesDone();
  await expect(page.getByRole('heading', { level: 2, name: ideas[1].title })).toBeFocused();
});

test('what was typed for one item is not in the form of another, and is there again', async ({ rest, add, moderator }) => {
  const { page } = moderator;
  const author = rest(add());
  const ideas = [await postIdea(author), await postIdea(author)] as const;
  await moderator.take(...ideas);
  const item = await moderator.open(ideas[0]);
  const answer = page.getByLabel('Antwort', { exact: true });
  const note = page.getByLabel('Neue Notiz');
  await answer.fill('Nur für die erste Idee.');
  await item.getByRole('radio', { name: 'Geplant' }).check();
  await note.fill('Die Kämmerei fragen.');
  await page.getByRole('link', { name: `#${ideas[1].number} ${ideas[1].title}`, exact: true }).click();
  const other = page.getByRole('region', { name: `#${ideas[1].number} ${ideas[1].title}`, exact: true });
  await expect(other).toBeVisible();
  await expect(answer).toHaveValue('');
  await expect(note).toHaveValue('');
  await expect(other.getByRole('radio', { name: 'Geplant' })).not.toBeChecked();
  // Back at the first, and after one of its other forms was sent, all is as it was left.
  await page.getByRole('link', { name: `#${ideas[0].number} ${ideas[0].title}`, exact: true }).click();
  await expect(answer).toHaveValue('Nur für die erste Idee.');
  await expect(item.getByRole('radio', { name: 'Geplant' })).toBeChecked();
  await page.getByRole('button', { name: 'Notiz speichern' }).click();
  await moderator.seesDone('Die Notiz ist gespeichert.');
  await expect(answer).toHaveValue('Nur für die erste Idee.');
  await expect(note).toHaveValue('');
  // What was sent is kept no longer.
  await page.getByRole('button', { name: 'Veröffentlichen' }).click();
  await moderator.seesDone();
  expect(await page.evaluate(() => Object.keys(sessionStorage).filter((key) => key.includes('triage:')))).toEqual([]);
});

test('what is ticked stays ticked when an act on many items lacks something', async ({ rest, add, moderator, expectMessage }) => {
  expectMessage(/422/);
  const { page } = moderator;
  const author = rest(add());
  const ideas = [await postIdea(author), await postIdea(author)] as const;
  await moderator.take(...ideas);
  await moderator.visit('/triage?view=mine');
  const box = page.getByRole('checkbox', { name: new RegExp(`#${ideas[0].number} `) });
  await box.check();
  await page.getByText('Mit ausgewählten Einträgen').click();
  const many = page.locator('form#bulk');
  await many.getByRole('button', { name: 'Schlagwort setzen' }).click();
  await expect(many.getByText('«Schlagwort» fehlt.').first()).toBeVisible();
  await expect(box).toBeChecked();
  await expect(page.getByRole('checkbox', { name: new RegExp(`#${ideas[1].number} `) })).not.toBeChecked();
  await many.getByLabel('Schlagwort').fill('Aufzug');
  await many.getByRole('button', { name: 'Schlagwort setzen' }).click();
  await expect(page.locator('[aria-labelledby=results]').getByRole('listitem')).toHaveCount(1);
});

test('what waits again after undoing is opened next', async ({ rest, add, moderator }) => {
  const { page } = moderator;
  const ideas = [await postIdea(rest(add())), await postIdea(rest(add()))];
  await moderator.take(...ideas);
  const item = await moderator.open(ideas[0]);
  await item.getByLabel('Antwort', { exact: true }).fill('Die neue Trommel kommt im Mai.');
  await item.getByRole('button', { name: 'Veröffentlichen' }).click();
  await moderator.seesDone();
  await page.getByRole('button', { name: 'Rückgängig' }).click();
  await expect(item).toBeVisible();
});

test('what was done to many is taken back at once, and a tag right after it was set @no-script', async ({ rest, add, moderator }) => {
  const { page } = moderator;
  const ideas = [await postIdea(rest(add())), await postIdea(rest(add()))];
  await moderator.take(...ideas);
  await moderator.visit('/triage?view=mine');
  const named = (text: string) => ideas.map((idea) => page.getByText(`#${idea.number}: ${text}`));
  for (const idea of ideas) await page.getByRole('checkbox', { name: `#${idea.number} ${idea.title}` }).check();
  await page.getByText('Mit ausgewählten Einträgen').click();
  const tag = `flur-${ideas[0].number}`;
  await page.locator('#bulk-tag').fill(tag);
  await page.getByRole('button', { name: 'Schlagwort setzen' }).first().click();
  for (const line of named('Erledigt.')) await expect(line).toBeVisible();
  await expect(page.locator('.triage__tag', { hasText: tag })).toHaveCount(2);
  await page.getByRole('button', { name: 'Alle 2 rückgängig machen' }).click();
  for (const line of named('Rückgängig gemacht.')) await expect(line).toBeVisible();
  await expect(page.locator('.triage__tag', { hasText: tag })).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Alle 2 rückgängig machen' })).toHaveCount(0);

  const item = await moderator.open(ideas[0]);
  await item.getByLabel('Schlagwort', { exact: true }).fill(tag);
  await item.getByRole('button', { name: 'Schlagwort setzen' }).click();
  const remove = item.getByRole('button', { name: `Schlagwort ${tag} entfernen` });
  await expect(remove).toBeVisible();
  await page.getByRole('button', { name: 'Rückgängig' }).click();
  await expect(item).toBeVisible();
  await expect(remove).toHaveCount(0);
});

test('what waits is found by who takes care of it and by its topic', async ({ idea, moderator }) => {
  const { page } = moderator;
  await moderator.take(idea);
  await moderator.visit('/triage');
  await page.getByText('Weitere Filter').click();
  await page.getByLabel('Zuständig').first().selectOption({ label: moderator.person.name });
  await page.getByRole('button', { name: 'Anzeigen' }).last().click();
  await expect(page).toHaveURL(/with=\d+/);
  await expect(page.locator('.triage__card')).toHaveCount(1);
  await expect(page.getByRole('link', { name: `#${idea.number} ${idea.title}` })).toBeVisible();
  await page.getByText('Weitere Filter (1 gewählt)').click();
  await expect(page.getByLabel('Zuständig').first()).toHaveValue(/\d+/);
  await hydrated(page);
  await expectAccessible(page);
  await page.getByLabel('Zuständig').first().selectOption({ value: 'nobody' });
  await page.getByRole('button', { name: 'Anzeigen' }).last().click();
  await expect(page).toHaveURL(/with=nobody/);
  await expect(page.getByRole('link', { name: `#${idea.number} ${idea.title}` })).toHaveCount(0);
});

test('what waits for nothing is decided on from the page of its idea', async ({ idea, rest, add, moderator, visit }) => {
  const { page } = moderator;
  await rest(add())('POST', `/ideas/${idea.number}/comments`, { body: 'Der Hausmeister ist faul.' });
  await rest(add('moderator'))('PUT', `/ideas/${idea.number}/status`, { status: 'planned', answer: 'Im Herbst.' });
  await visit(`/ideas/${idea.number}`);
  await page.getByRole('link', { name: /^Moderieren: / }).click();
  await expect(page.getByRole('region', { name: `#${idea.number} ${idea.title}` })).toContainText('Der Hausmeister ist faul.');
  await visit(`/ideas/${idea.number}`);
  await page.getByRole('link', { name: 'Moderieren', exact: true }).click();
  const item = page.getByRole('region', { name: `#${idea.number} ${idea.title}` });
  await expect(item).toContainText('Wartet auf nichts');
  await expect(item).toContainText('Im Herbst.');
  await expectAccessible(page);
  await item.getByRole('radio', { name: 'Umgesetzt' }).check();
  await item.getByLabel('Antwort', { exact: true }).fill('Der Drucker steht da.');
  await item.getByRole('button', { name: 'Veröffentlichen', exact: true }).click();
  await moderator.seesDone();
  await expect(item).toContainText('Der Drucker steht da.');
});

test('on a phone the way back is in sight after an act, and what was typed about an idea stays with it', async ({
  add,
  rest,
  moderator,
}) => {
  const [idea, other] = [await postIdea(rest(add())), await postIdea(rest(add()))];
  const { page } = moderator;
  await page.setViewportSize({ width: 390, height: 844 });
  await moderator.take(idea, other);
  const item = await moderator.open(idea);
  await item.getByLabel('Antwort', { exact: true }).fill('Das prüfen wir bis Ostern.');
  await item.getByRole('button', { name: 'In Prüfung nehmen' }).click();
  await moderator.seesDone();
  await expect(page.getByText(`Idee ${idea.number}: erledigt.`)).toBeInViewport({ ratio: 1 });
  await expect(page.getByRole('button', { name: 'Rückgängig' })).toBeInViewport({ ratio: 1 });
  await expectAccessible(page);
  const again = await moderator.open(idea);
  await expect(again.getByLabel('Antwort', { exact: true })).toHaveValue('Das prüfen wir bis Ostern.');
});

test('what is hidden is found again, and all of a page is ticked at once', async ({ rest, add, moderator }) => {
  const { page } = moderator;
  const ideas = [await postIdea(rest(add())), await postIdea(rest(add()))];
  await moderator.take(...ideas);
  await moderator.visit('/triage?view=mine');
  await page.getByText('Mit ausgewählten Einträgen').click();
  await page.getByRole('link', { name: 'Alle 2 Einträge dieser Seite auswählen' }).click();
  await hydrated(page);
  for (const idea of ideas) await expect(page.getByRole('checkbox', { name: new RegExp(`#${idea.number} `) })).toBeChecked();
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Keinen auswählen' }).click();
  await hydrated(page);
  await expect(page.getByRole('checkbox', { name: new RegExp(`#${ideas[0].number} `) })).not.toBeChecked();

  const hidden = ideas[0];
  await moderator.call('PUT', `/ideas/${hidden.number}/hiding`, { ground: 'spam', sentence: 'Das ist Werbung.' });
  await moderator.visit('/triage');
  await page.getByRole('navigation', { name: 'Ansichten' }).getByRole('link', { name: 'Ausgeblendet' }).click();
  const card = page.getByRole('article').filter({ hasText: `#${hidden.number} ` });
  await expect(card).toContainText(/Ausgeblendet.*seit/);
  await expectAccessible(page);
  await card.getByRole('link').click();
  const item = page.locator('.triage__open');
  await expect(item.getByText('Das ist Werbung.')).toBeVisible();
  await item.locator('summary', { hasText: 'Wieder einblenden' }).click();
  await item.getByRole('radio', { name: 'Das Ausblenden war ein Irrtum' }).check();
  await item.getByLabel('Satz an die Autorin oder den Autor').fill('Wir hatten zwei Ideen verwechselt.');
  await expectAccessible(page);
  await item.getByRole('button', { name: 'Wieder einblenden' }).click();
  await moderator.seesDone();
  await expect(card).toHaveCount(0);
});
