// What holds on every page: accessible in every look, walkable by keyboard, readable when narrow, valid.

import type { Page } from '@playwright/test';
import { expectAccessible, looks } from '../support/axe';
import { expect, hydrated, test } from '../support/fixtures';
import { expectValidMarkup } from '../support/markup';
import { expectNoSidewaysScrolling } from '../support/reflow';
import { expectWalkable } from '../support/walk';

const open = [
  '/sign-in',
  '/accessibility',
  '/report-barrier',
  '/privacy',
  '/imprint',
  '/easy-language',
  '/sign-language',
  '/what-we-count',
];
const forPeople = [
  '/',
  '/?sort=new&status=open',
  '/?sort=top',
  '/?q=plan',
  '/ideas/1',
  '/ideas/new',
  '/me',
  '/campaigns/verwaltungskonferenz-2019',
  '/gallery',
];
const widths = [390, 1280];

for (const path of [...open, ...forPeople]) {
  test.describe(path, () => {
    test.beforeEach(async ({ signInNewcomer }) => {
      if (forPeople.includes(path)) await signInNewcomer();
    });

    for (const language of ['de', 'en'] as const) {
      test.describe(language, () => {
        test.use({ language, locale: language });

        test('is accessible in every look and width', async ({ page, visit, browserName }) => {
          await visit(path);
          // Firefox ignores the look; once is enough there.
          for (const look of browserName === 'chromium' ? looks : looks.slice(0, 1)) {
            await page.emulateMedia(look.media);
            for (const width of widths) {
              await page.setViewportSize({ width, height: 800 });
              await test.step(`${look.name}, ${width} px`, () => expectAccessible(page));
            }
          }
        });
      });
    }

    test('shows the focus at every stop of the tab key', async ({ page, visit }) => {
      await visit(path);
      await expectWalkable(page);
    });

    test('needs no sideways scrolling when narrow', async ({ page, visit }) => {
      await visit(path);
      await expectNoSidewaysScrolling(page);
    });

    test('is valid as the server sends it', async ({ context }) => {
      await expectValidMarkup(context.request, path);
    });
  });
}

test('after moving to another page, that page is accessible too', async ({ page, visit, the, signInNewcomer }) => {
  await signInNewcomer();
  await visit('/');
  await page.getByRole('link', { name: the.postAnIdea }).first().click();
  await page.getByLabel(the.title, { exact: true }).waitFor();
  await hydrated(page);
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  await expectAccessible(page);
});

test.describe('while parts of the page sleep', () => {
  test.beforeEach(async ({ page, signInNewcomer }) => {
    await signInNewcomer();
    // The page comes, starts and wakes; what wakes in a turn of its own waits.
    await page.addInitScript((given) => {
      const later = window.setTimeout.bind(window);
      const held: (() => void)[] = [];
      let turns = given;
      Object.assign(window, {
        held,
        wake: () => {
          turns = Infinity;
          held.splice(0).forEach((turn) => later(turn));
        },
        setTimeout: (turn: () => void, delay?: number) => {
          if (delay || turns-- > 0) return later(turn, delay);
          return held.push(turn);
        },
      });
    }, 2);
    await page.goto('/');
    await page.waitForFunction(() => (window as unknown as { held: unknown[] }).held.length > 0);
    await expect(page.locator('html')).not.toHaveAttribute('data-hydrated');
  });

  const wake = (page: Page) => page.evaluate(() => (window as unknown as { wake: () => void }).wake());

  test('a vote is a form, and counts', async ({ page }) => {
    await page.locator('.vote__button[aria-pressed="false"]').first().click();
    const voted = page.locator('.vote__button[aria-pressed="true"]');
    await expect(voted).toBeVisible();
    await wake(page);
    await hydrated(page);
    await voted.click();
    await expect(voted).toHaveCount(0);
  });

  test('they can be left, and nothing wakes that is gone', async ({ page, the }) => {
    await page.getByRole('link', { name: the.postAnIdea }).first().click();
    const title = page.getByLabel(the.title, { exact: true });
    await title.waitFor();
    await wake(page);
    await hydrated(page);
    await title.fill('Der Flur ist dunkel');
    await page.goBack();
    await expect(page.locator('.idea-card').first()).toBeVisible();
    const vote = page.locator('.vote__button[aria-pressed="false"]').first();
    await vote.click();
    await expect(page.locator('.vote__button[aria-pressed="true"]').first()).toBeVisible();
  });
});
