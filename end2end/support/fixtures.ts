// What every test starts from: pages that may not complain, people who are signed in, one way to open an address.

import { test as base, expect, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { startOther } from './engines';
import { postIdea, type Idea } from './ideas';
import { names, type Language, type Names } from './language';
import { newcomer, type Person, type Role } from './people';
import { restOf, type Rest } from './rest';

type Fixtures = {
  /** The names of controls in the language of the test. */
  the: Names;
  /** Opens an address and waits until the page answers to clicks. */
  visit: (path: string, page?: Page) => Promise<void>;
  /** Signs somebody in without going through the form. */
  signIn: (person: Person, context?: BrowserContext, origin?: string) => Promise<void>;
  /** Another browser; it knows nothing of this one. */
  openBrowser: (origin?: string, engine?: Browser) => Promise<BrowserContext>;
  /** Firefox where the test runs in Chromium, and the other way round. */
  otherEngine: Browser;
  /** The browser of that person, who is signed in; at another server or in another engine if told so. */
  browserOf: (person: Person, origin?: string, engine?: Browser) => Promise<Page>;
  /** The browser of somebody nobody has seen before. */
  somebodyElse: (origin?: string, engine?: Browser) => Promise<Page>;
  /** The browser of somebody who is not signed in. */
  nobody: Page;
  /** Adds a person nobody has seen before, to a unit if told so. */
  add: (role?: Role, unit?: string) => Person;
  /** Adds a person nobody has seen before and signs them in. */
  signInNewcomer: (role?: Role) => Promise<Person>;
  /** The REST interface in the hands of that person. */
  rest: (person: Person) => Rest;
  /** An idea of the test's own, posted by somebody else. */
  idea: Idea;
  /** Says that the test provokes a message of the browser, which would fail it otherwise. */
  expectMessage: (text: RegExp) => void;
};

type Options = { language: Language };

export const test = base.extend<Fixtures & Options & { complaints: Complaints }>({
  language: ['de', { option: true }],

  the: async ({ language }, use) => use(names[language]),

  // Playwright insists on a pattern, even an empty one.
  complaints: async ({}, use) => {
    const complaints = new Complaints();
    await use(complaints);
    expect(complaints.unexpected(), 'the browser complained').toEqual([]);
  },

  expectMessage: async ({ complaints }, use) => use((text) => complaints.expect(text)),

  context: async ({ context, complaints, language }, use) => {
    if (language === 'en') await context.setExtraHTTPHeaders({ 'Accept-Language': 'en' });
    context.on('page', (page) => complaints.listen(page));
    await use(context);
    complaints.end();
  },

  visit: async ({ page: first, javaScriptEnabled }, use) =>
    use(async (path, page = first) => {
      await page.goto(path);
      if (javaScriptEnabled !== false) await hydrated(page);
    }),

  signIn: async ({ context: first, baseURL }, use) =>
    use(async ({ email, password }, context = first, origin = baseURL!) => {
      const answer = await context.request.post(`${origin}/sign-in`, {
        form: { email, password },
        headers: { Origin: origin, 'Sec-Fetch-Site': 'same-origin' },
        maxRedirects: 0,
      });
      expect([302, 303], `signing ${email} in`).toContain(answer.status());
      expect(answer.headers().location, `signing ${email} in`).not.toContain('/sign-in');
    }),

  add: async ({ baseURL }, use) => use((role, unit) => newcomer(baseURL!, role, unit)),

  signInNewcomer: async ({ signIn, add }, use) =>
    use(async (role) => {
      const person = add(role);
      await signIn(person);
      return person;
    }),

  // Outside the browser's context, whose session would otherwise be sent along.
  rest: async ({ playwright, baseURL }, use) => {
    const request = await playwright.request.newContext();
    await use((person) => restOf(request, baseURL!, person));
    await request.dispose();
  },

  idea: async ({ rest, add }, use) => use(await postIdea(rest(add()))),

  openBrowser: async ({ browser, baseURL, locale, complaints, javaScriptEnabled }, use) => {
    const opened: BrowserContext[] = [];
    await use(async (origin = baseURL!, engine = browser) => {
      const options = { baseURL: origin, locale, reducedMotion: 'reduce', javaScriptEnabled } as const;
      const context = await engine.newContext(options);
      opened.push(context);
      context.on('page', (page) => complaints.listen(page));
      return context;
    });
    complaints.end();
    for (const context of opened) await context.close();
  },

  otherEngine: async ({ browserName }, use) => {
    const other = await startOther(browserName);
    await use(other);
    await other.close();
  },

  browserOf: async ({ openBrowser, signIn }, use) =>
    use(async (person, origin, engine) => {
      const context = await openBrowser(origin, engine);
      await signIn(person, context, origin);
      return context.newPage();
    }),

  nobody: async ({ openBrowser }, use) => use(await (await openBrowser()).newPage()),

  somebodyElse: async ({ browserOf, add }, use) => use((...where) => browserOf(add(), ...where)),
});

export { expect };
export { demo } from './people';

/** The WASM is live: clicks are answered by the page itself. */
export async function hydrated(page: Page): Promise<void> {
  await page.locator('html[data-hydrated="true"]').waitFor({ state: 'attached', timeout: 15_000 });
}

/** Errors and warnings of the browser. A silent console is part of the product. */
class Complaints {
  private readonly heard: string[] = [];
  private readonly allowed: RegExp[] = [];
  private over = false;

  listen(page: Page): void {
    page.on('pageerror', (error) => this.hear(page, error.message));
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) this.hear(page, `${message.text()} (${message.location().url})`);
    });
  }

  private hear(page: Page, message: string): void {
    if (!this.over) this.heard.push(`${page.url()}: ${message}`);
  }

  /** From now on, Playwright works on the pages itself: its screenshots add a style that our rules for content refuse. */
  end(): void {
    this.over = true;
  }

  expect(text: RegExp): void {
    this.allowed.push(text);
  }

  unexpected(): string[] {
    return this.heard.filter((message) => !this.allowed.some((text) => text.test(message)));
  }
}
