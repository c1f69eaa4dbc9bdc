// Somebody who moderates, at their queue.

import type { Locator, Page } from '@playwright/test';
import { expect, hydrated, test as base } from './fixtures';
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
  moderator: async ({ page, javaScriptEnabled, rest, signInNewcomer }, use, story) => {
    // Several people, and each of their pages is looked through: Firefox takes five seconds for one.
    story.slow();
    const person = await signInNewcomer('moderator');
    await use(new Moderator(page, person, rest(person), javaScriptEnabled !== false));
  },

  colleague: async ({ browserOf, rest, add }, use) => {
    const person = add('moderator');
    await use(new Moderator(await browserOf(person), person, rest(person), true));
  },
});

export class Moderator {
  constructor(
    readonly page: Page,
    readonly person: Person,
    readonly call: Rest,
    private readonly scripted: boolean,
  ) {}

  /** Takes care of ideas, so that they stand in a view where nobody else’s do. */
  async take(...ideas: Idea[]): Promise<void> {
    const { id } = await this.call<{ id: number }>('GET', '/me');
    for (const { number } of ideas) await this.call('PUT', `/ideas/${number}/assignee`, { person: id });
  }

  /** Opens one of those; as which kind of item, if it waits for more than one reason. */
  async open({ number, title }: Idea, kind = ''): Promise<Locator> {
    const name = `#${number} ${title}`;
    await this.visit('/triage?view=mine');
    await this.page.getByRole('article').filter({ hasText: kind }).getByRole('link', { name, exact: true }).click();
    const item = this.page.getByRole('region', { name, exact: true });
    await expect(item).toBeVisible();
    return item;
  }

  /** The queue says that something was done, or what was, and answers to clicks again. */
  async seesDone(
    said: string | RegExp = /^(Erledigt|Done|Idee \d+: erledigt|Idea \d+: done|(Rückgängig gemacht|Undone)\. .+)\.$/,
  ): Promise<void> {
    await expect(this.page.getByText(said)).toBeVisible();
    await this.live();
  }

  async visit(path: string): Promise<void> {
    await this.page.goto(path);
    await this.live();
  }

  private async live(): Promise<void> {
    if (this.scripted) await hydrated(this.page);
  }
}
