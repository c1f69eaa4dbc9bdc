// Moderators answer what waits: with a hand on the keyboard, and with nothing that cannot be taken back.

import { expectAccessible } from '../support/axe';
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
  await expect(page.getByText('nächster Eintrag', { exact: true })).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('s');
  await expect(page.getByText('Erledigt.')).toBeVisible();
  await hydrated(page);
  await expectAccessible(page);
  await page.keyboard.press('u');
  await expect(page.getByText('Erledigt.')).toBeVisible();
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
