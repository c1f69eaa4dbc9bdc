// Somebody who moderates, at their queue.

import type { Locator, Page } from '@playwright/test';
import { test as base } from './fixtures';
import type { Idea } from './ideas';
import type { Person } from './people';
import type { Rest } from './rest';

export { expect, hydrated } from './fixtures';

type Fixtures = {
  /** Somebody who moderates, signed in here. */
  moderator: Moderator;
  /** Another who moderates, in a browser of their own. */
  colleague: Moderator;
};

export const test = base.extend<Fixtures>({
  moderator: async ({ page, browserName, rest, signInNewcomer }, use, story) => {
    // Firefox looks through each of these pages for five seconds.
    if (browserName === 'firefox') story.slow();
    const person = await signInNewcomer('moderator');
    await use(new Moderator(page, person, rest(person)));
  },

  colleague: async ({ browserOf, rest, add }, use) => {
    const person = add('moderator');
    await use(new Moderator(await browserOf(person), person, rest(person)));
  },
});

export class Moderator {
  constructor(
    readonly page: Page,
    readonly person: Person,
    readonly call: Rest,
  ) {}

  /** Takes care of ideas, so that they stand in a view where nobody else’s do. */
  async take(...ideas: Idea[]): Promise<void> {
    const { id } = await this.call<{ id: number }>('GET', '/me');
    for (const { number } of ideas) await this.call('PUT', `/ideas/${number}/assignee`, { person: id });
  }

  /** Opens one of those as it waits. */
  async open({ number, title }: Idea): Promise<Locator> {
    await this.page.goto('/triage?view=mine');
    await this.page.getByRole('link', { name: `#${number} ${title}`, exact: true }).click();
    const item = this.page.getByRole('region', { name: `#${number} ${title}`, exact: true });
    await item.waitFor();
    return item;
  }
}
