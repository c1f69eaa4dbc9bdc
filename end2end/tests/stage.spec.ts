// The wall of a hall: a machine without anybody’s session, keys and buttons, numbers that move, and a line that breaks.

import type { Page } from '@playwright/test';
import { expectAccessible } from '../support/axe';
import { expect, hydrated, test } from '../support/fixtures';
import { dogital } from '../support/people';
import { expectNoSidewaysScrolling } from '../support/reflow';

const campaign = 'verwaltungskonferenz-2019';

/** As long as a number may take to the wall: a pulse a second, and the way. */
const soon = { timeout: 4_000 };

/** Opens the wall as the machine in the hall does, with the address from the command line. */
async function openWall(page: Page, origin: string, scripted = true): Promise<void> {
  const opening = new URL(dogital(origin, 'stage', 'open', '--campaign', campaign, '--name', 'Test').trim());
  await page.goto(opening.pathname);
  expect(new URL(page.url()).pathname, 'the token leaves the address').toBe(`/stage/${campaign}`);
  if (scripted) await hydrated(page);
}

const scene = (page: Page) => page.locator('.stage__scene:visible');

test('the wall goes through its scenes by keys and by buttons, holds, and blanks', async ({ nobody: page, baseURL }) => {
  await openWall(page, baseURL!);
  await expect(scene(page)).toHaveCount(1);
  await expect(scene(page)).toHaveAttribute('data-scene', 'join');
  for (const next of ['counter', 'top', 'topics', 'idea', 'thanks', 'join']) {
    await page.keyboard.press('ArrowRight');
    await expect(scene(page)).toHaveAttribute('data-scene', next);
    await expectAccessible(page);
  }
  await page.keyboard.press('ArrowLeft');
  await expect(scene(page)).toHaveAttribute('data-scene', 'thanks');
  await page.mouse.move(10, 10);
  await page.getByRole('button', { name: 'Nächste Szene' }).click();
  await expect(scene(page)).toHaveAttribute('data-scene', 'join');

  const hold = page.getByRole('button', { name: 'Anhalten' });
  await hold.click();
  await expect(page.getByRole('button', { name: 'Weiter' })).toHaveAttribute('aria-pressed', 'true');
  await page.getByRole('button', { name: 'Weiter' }).click();
  await page.keyboard.press('b');
  await expect(page.locator('.stage__blank')).toBeVisible();
  await page.keyboard.press('b');
  await expect(page.locator('.stage__blank')).toBeHidden();
  await page.keyboard.press('?');
  await expect(page.getByText('ganzer Bildschirm', { exact: true })).toBeVisible();
  await expectAccessible(page);
});

test('what stands still does not change, and goes on by itself afterwards', async ({ nobody: page, baseURL }) => {
  await page.clock.install();
  await openWall(page, baseURL!);
  await page.keyboard.press(' ');
  await page.clock.runFor(30_000);
  await expect(scene(page)).toHaveAttribute('data-scene', 'join');
  await page.keyboard.press(' ');
  await page.clock.runFor(13_000);
  await expect(scene(page)).toHaveAttribute('data-scene', 'counter');
});

test('a vote moves the counter, and when the line breaks the last state stays with its time', async ({
  nobody: page,
  baseURL,
  idea,
  add,
  rest,
  expectMessage,
}) => {
  expectMessage(/ERR_INTERNET_DISCONNECTED|Failed to load|NetworkError|connection/i);
  await openWall(page, baseURL!);
  await page.keyboard.press('ArrowRight');
  const votes = page.locator('[data-count="votes"]');
  const before = Number((await votes.innerText()).replace('.', ''));
  await rest(add())('PUT', `/ideas/${idea.number}/vote`);
  await expect(async () => expect(Number((await votes.innerText()).replace('.', ''))).toBeGreaterThan(before)).toPass(soon);
  const kept = await votes.innerText();
  await page.context().setOffline(true);
  await expect(page.getByText(/^Stand .* – Verbindung wird gesucht$/)).toBeVisible({ timeout: 10_000 });
  await expect(votes).toHaveText(kept);
  await page.context().setOffline(false);
  await expect(page.getByText(/Verbindung wird gesucht/)).toBeHidden({ timeout: 20_000 });
});

for (const [name, width, height] of [['16:9', 1920, 1080], ['4:3', 1024, 768]] as const) {
  test(`every scene fits a wall of ${name} and can be read from the last row`, async ({ nobody: page, baseURL }) => {
    await page.setViewportSize({ width, height });
    await openWall(page, baseURL!);
    for (let step = 0; step < 6; step += 1) {
      const shown = scene(page);
      const fits = await shown.evaluate((element) => element.scrollHeight <= element.clientHeight + 1);
      expect(fits, `${await shown.getAttribute('data-scene')} at ${name}`).toBe(true);
      if (height === 1080) {
        const size = (selector: string) =>
          page.locator(selector).first().evaluate((element) => parseFloat(getComputedStyle(element).fontSize));
        expect(await size('.stage')).toBeGreaterThanOrEqual(32);
        expect(await size('.stage__scene:not([hidden]) .stage__heading')).toBeGreaterThanOrEqual(72);
      }
      await page.keyboard.press('ArrowRight');
    }
    const code = await page.locator('.stage__code').evaluate((element) => element.getBoundingClientRect().height);
    expect(code).toBeGreaterThanOrEqual(height / 4);
  });
}

test.describe('without a script', () => {
  test.use({ javaScriptEnabled: false });

  test('all scenes stand one below the other and fit a narrow screen @no-script', async ({ nobody: page, baseURL }) => {
    await openWall(page, baseURL!, false);
    await expect(page.locator('.stage__scene')).toHaveCount(6);
    for (const shown of await page.locator('.stage__scene').all()) await expect(shown).toBeVisible();
    await expect(page.getByRole('heading', { level: 2 })).toHaveCount(6);
  });
});

test('a wall needs no sideways scrolling when narrow', async ({ nobody: page, baseURL }) => {
  await openWall(page, baseURL!);
  await expectNoSidewaysScrolling(page);
});

test('a moderator makes an address that is shown once, and ends it', async ({ page, visit, signInNewcomer, nobody }) => {
  await signInNewcomer('moderator');
  await visit('/admin/stage');
  await page.getByLabel('Wo?').fill('Rathaus, Saal 1');
  await page.getByRole('button', { name: 'Adresse erzeugen' }).click();
  const address = await page.locator('[data-once]').innerText();
  await expectAccessible(page);
  await nobody.goto(new URL(address).pathname);
  await expect(nobody.getByRole('heading', { level: 2, name: 'Wo drückt der Schuh?' })).toBeVisible();
  await visit('/admin/stage');
  await expect(page.locator('[data-once]')).toHaveCount(0);
  await page.getByRole('button', { name: 'Beenden: Rathaus, Saal 1' }).click();
  await expect(page.getByRole('button', { name: 'Beenden: Rathaus, Saal 1' })).toHaveCount(0);
  await nobody.reload();
  await expect(nobody).toHaveURL(/\/sign-in/);
});
