// Getting in, being known, getting out.

import { expectAccessible } from '../support/axe';
import { expect, hydrated, test } from '../support/fixtures';
import { postIdea } from '../support/ideas';
import { dogital } from '../support/people';

/** An access code as it stands on a letter. */
function code(origin: string): string {
  const printed = dogital(origin, 'codes', 'create', '--count', '1', '--unit', 'kitas');
  const found = /[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4}/.exec(printed);
  expect(found, printed).not.toBeNull();
  return found![0];
}

test('the letter’s QR code fills the code in, and one tap signs in', async ({ page, visit, baseURL }) => {
  await visit(`/c#${code(baseURL!)}`);
  await expect(page.getByText('Ihr Code ist schon eingetragen.')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Anmelden', exact: true }).click();
  await hydrated(page);
  await expect(page).toHaveURL((url) => url.pathname === '/');
});

test('a code is taken however it is written, and a wrong one says so @no-script', async ({
  page,
  the,
  visit,
  baseURL,
  expectMessage,
}) => {
  expectMessage(/401 \(Unauthorized\)/);
  const written = code(baseURL!).toLowerCase().replaceAll('-', ' ');
  await visit('/sign-in');
  const open = async () => {
    const field = page.getByLabel(the.code, { exact: true });
    if (!(await field.isVisible())) await page.getByText(the.withCode).first().click();
    return field;
  };
  await (await open()).fill('ABCD-EFGH-JKMN');
  const door = page.locator('form[action="/sign-in"]').filter({ has: page.getByLabel(the.code, { exact: true }) });
  await door.getByRole('button', { name: the.signIn, exact: true }).click();
  await expect(page.getByText('Diesen Code kennen wir nicht.').first()).toBeVisible();
  await (await open()).fill(written);
  await door.getByRole('button', { name: the.signIn, exact: true }).click();
  await expect(page).toHaveURL((url) => url.pathname === '/');
});

test('somebody ends a session elsewhere, and there it is over', async ({ page, visit, signIn, browser, baseURL, signInNewcomer }) => {
  const person = await signInNewcomer();
  const elsewhere = await browser.newContext({ baseURL: baseURL! });
  await signIn(person, elsewhere);
  await visit('/me');
  await expectAccessible(page);
  await page.getByRole('button', { name: /^Sitzung beenden: / }).click();
  await expect(page.getByRole('button', { name: /^Sitzung beenden: / })).toHaveCount(0);
  const there = await elsewhere.request.get('/me', { maxRedirects: 0 });
  expect(there.headers().location).toContain('/sign-in');
  await elsewhere.close();
});

test('signing out ends it, in the browser too @no-script', async ({ page, the, visit, signInNewcomer }) => {
  await signInNewcomer();
  await visit('/me');
  await page.getByRole('button', { name: the.signOut }).last().click();
  await visit('/me');
  await expect(page).toHaveURL(/\/sign-in\?next=/);
});

test('the pages of one’s own name: changed here, read everywhere', async ({ page, visit, signInNewcomer }) => {
  await signInNewcomer();
  await visit('/me');
  await page.getByLabel('Name', { exact: true }).fill('Neue Ümläute');
  await page.getByRole('button', { name: 'Speichern', exact: true }).click();
  await hydrated(page);
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue('Neue Ümläute');
});

test('the header says how many ideas have news, until one looks', async ({ page, visit, signIn, add, rest }) => {
  const [author, other] = [add(), add()];
  const [first, second] = [await postIdea(rest(author)), await postIdea(rest(author))];
  for (const { number } of [first, first, second]) {
    await rest(other)('POST', `/ideas/${number}/comments`, { body: 'Bei uns auch.', named: true });
  }
  await signIn(author);
  await visit('/');
  const navigation = page.getByRole('navigation', { name: 'Hauptmenü' });
  await expectAccessible(page);
  await navigation.getByRole('link', { name: 'Mein Bereich 2 neu', exact: true }).click();
  await expect(page.getByText('2 neue Kommentare').first()).toBeVisible();
  await expect(navigation.getByRole('link', { name: 'Mein Bereich', exact: true })).toBeVisible();
  await navigation.getByRole('link', { name: 'Ideen', exact: true }).click();
  await expect(page).toHaveURL((url) => url.pathname === '/');
  await expect(navigation.getByRole('link', { name: 'Mein Bereich', exact: true })).toBeVisible();
  await visit('/');
  await expect(navigation.getByRole('link', { name: 'Mein Bereich', exact: true })).toBeVisible();
});

test('without a script the header says so as well, and no more once it was read @no-script', async ({ page, visit, signIn, add, rest }) => {
  const author = add();
  const { number } = await postIdea(rest(author));
  await rest(add())('POST', `/ideas/${number}/comments`, { body: 'Bei uns auch.', named: true });
  await signIn(author);
  await visit('/');
  const navigation = page.getByRole('navigation', { name: 'Hauptmenü' });
  await navigation.getByRole('link', { name: 'Mein Bereich 1 neu', exact: true }).click();
  await expect(page.getByText('1 neuer Kommentar').first()).toBeVisible();
  await visit('/');
  await expect(navigation.getByRole('link', { name: 'Mein Bereich', exact: true })).toBeVisible();
});
