// Reading without scrolling sideways, at 400 % on a desktop or on a very small phone.

import { expect, type Page } from '@playwright/test';

const narrow = { width: 320, height: 640 };

/** Nothing sticks out at 320 CSS pixels, except what scrolls in a frame of its own. */
export async function expectNoSidewaysScrolling(page: Page): Promise<void> {
  const before = page.viewportSize();
  await page.setViewportSize(narrow);
  const sticksOut = await page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= width) return [];
    return [...document.body.querySelectorAll('*')]
      .filter((element) => element.getBoundingClientRect().right > width + 1)
      .map((element) => `${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''}`);
  });
  if (before) await page.setViewportSize(before);
  expect(sticksOut, `at 320 pixels on ${page.url()}`).toEqual([]);
}
