// Walking through a page with the tab key, as people without a mouse do.

import { expect, type Page } from '@playwright/test';

type Stop = { id: string; name: string; ring: boolean; covered: boolean; width: number; height: number };

const mostStops = 200;
/** CSS pixels, as WCAG 2.5.8 asks. */
const smallestTarget = 24;

/**
 * Every stop shows where one is, is not hidden behind something else and is large enough to hit.
 *
 * Give it a page that has opened one address only: in Firefox, a second one loses the look of the focus.
 */
export async function expectWalkable(page: Page): Promise<void> {
  const seen = new Set<string>();
  const faults: string[] = [];
  for (let step = 0; step < mostStops; step += 1) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(describeStop);
    if (stop === null || seen.has(stop.id)) break;
    seen.add(stop.id);
    if (!stop.ring) faults.push(`no visible focus: ${stop.name}`);
    if (stop.covered) faults.push(`covered: ${stop.name}`);
    if (Math.min(stop.width, stop.height) < smallestTarget) {
      faults.push(`too small, ${stop.width} × ${stop.height}: ${stop.name}`);
    }
  }
  expect(seen.size, `stops on ${page.url()}`).toBeGreaterThan(0);
  expect(faults, `tab walk through ${page.url()}`).toEqual([]);
}

/** Runs in the page, after it has been painted with the new focus. */
async function describeStop(): Promise<Stop | null> {
  await new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted)));
  const element = document.activeElement;
  if (!(element instanceof HTMLElement) || element === document.body) return null;
  element.dataset.walked ??= String(Math.random());

  const ringOf = (candidate: Element) => {
    const style = getComputedStyle(candidate);
    return (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2) || style.boxShadow !== 'none';
  };
  // A field that is only there for assistive technology shows its focus at its label.
  const label = element instanceof HTMLInputElement ? element.labels?.[0] : undefined;
  const visible = label && element.getBoundingClientRect().width <= 1 ? label : element;
  // A link over several lines is hit on its lines, not between them.
  const box = visible.getClientRects()[0] ?? visible.getBoundingClientRect();
  // What is larger than the window is looked at where it is in it.
  const middle = (from: number, to: number, end: number) => (Math.max(from, 0) + Math.min(to, end)) / 2;
  const top = document.elementFromPoint(
    middle(box.left, box.right, window.innerWidth),
    middle(box.top, box.bottom, window.innerHeight),
  );
  // Links inside a sentence may be as low as its lines.
  const inSentence = visible.matches('a') && getComputedStyle(visible).display === 'inline' && !!visible.closest('p, dd');
  return {
    id: element.dataset.walked,
    name: `${element.tagName.toLowerCase()} «${(element.textContent || element.getAttribute('name') || '').trim().slice(0, 40)}»`,
    ring: ringOf(element) || (visible !== element && ringOf(visible)),
    covered: !(top && (visible.contains(top) || top.contains(visible) || element.contains(top))),
    width: Math.round(box.width),
    height: inSentence ? Infinity : Math.round(box.height),
  };
}
