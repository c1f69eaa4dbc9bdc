// The checks themselves: each finds what it is there to find, in every browser.

import { expectAccessible } from '../support/axe';
import { expect, test } from '../support/fixtures';
import { validateMarkup } from '../support/markup';
import { expectNoSidewaysScrolling } from '../support/reflow';
import { expectWalkable } from '../support/walk';

const page = (body: string, style = '') =>
  `<!DOCTYPE html><html lang="de"><head><title>Probe</title><style>
   a, button { display: inline-block; min-width: 44px; min-height: 44px }
   :focus-visible { outline: 3px solid #003 } ${style}</style></head><body><main><h1>Probe</h1>${body}</main></body></html>`;

test('the tab walk passes a good page', async ({ page: tab }) => {
  await tab.setContent(page('<a href="#a">Eins</a> <button type="button">Zwei</button>'));
  await expectWalkable(tab);
});

test('the tab walk finds a focus nobody sees', async ({ page: tab }) => {
  await tab.setContent(page('<a href="#a">Eins</a>', 'a:focus-visible { outline: none }'));
  await expect(expectWalkable(tab)).rejects.toThrow(/no visible focus/);
});

test('the tab walk finds what lies under something else', async ({ page: tab }) => {
  const cover = '<div style="position: fixed; inset: 0; background: white"></div>';
  await tab.setContent(page(`<a href="#a">Eins</a>${cover}`));
  await expect(expectWalkable(tab)).rejects.toThrow(/covered/);
});

test('the tab walk finds a target too small to hit', async ({ page: tab }) => {
  await tab.setContent(page('<button type="button">x</button>', 'button { all: unset; font-size: 10px }'));
  await expect(expectWalkable(tab)).rejects.toThrow(/too small/);
});

test('axe passes a good page and finds a picture without words and words too pale to read', async ({ page: tab }) => {
  await tab.setContent(page('<p>Text</p>'));
  await expectAccessible(tab);
  await tab.setContent(page('<img src="data:,">'));
  await expect(expectAccessible(tab)).rejects.toThrow(/image-alt/);
  await tab.setContent(page('<p style="color: #bbb">Text</p>'));
  await expect(expectAccessible(tab)).rejects.toThrow(/color-contrast/);
});

test('sideways scrolling is found, and a frame that scrolls by itself is not', async ({ page: tab }) => {
  const wide = '<div style="width: 600px">breit</div>';
  await tab.setContent(page(`<div style="overflow: auto">${wide}</div>`));
  await expectNoSidewaysScrolling(tab);
  await tab.setContent(page(wide));
  await expect(expectNoSidewaysScrolling(tab)).rejects.toThrow(/320 pixels/);
});

test('the validator finds a block inside a paragraph and a name given twice', async () => {
  expect(await validateMarkup(page('<p>gut</p>'))).toEqual([]);
  expect(await validateMarkup(page('<p><div>a</div></p>'))).not.toEqual([]);
  expect(await validateMarkup(page('<p id="a">a</p><p id="a">b</p>'))).not.toEqual([]);
});

test('a complaint of the browser is heard', async ({ page: tab, complaints, expectMessage }) => {
  await tab.setContent(page('<script>console.error("kaputt")</script>'));
  await expect.poll(() => complaints.unexpected().length).toBe(1);
  expectMessage(/kaputt/);
});
