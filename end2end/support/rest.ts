// The REST interface, called as a script of somebody would call it.

import { expect, type APIRequestContext } from '@playwright/test';
import { dogital, type Person } from './people';

/** Calls the interface, and fails unless it takes the call. */
export type Rest = <Answer = unknown>(method: string, path: string, data?: object) => Promise<Answer>;

/** The interface in the hands of that person; `home` is the server whose tests it is where that is another on the same database. */
export function restOf(request: APIRequestContext, origin: string, person: Person, home = origin): Rest {
  const words = ['token', 'create', '--person', person.email, '--scope', 'read', '--scope', 'write'];
  const headers = { Authorization: `Bearer ${dogital(home, ...words).trim()}` };
  return async (method, path, data) => {
    const answer = await request.fetch(`${origin}/api/v1${path}`, { method, headers, data });
    const text = await answer.text();
    expect(answer.ok(), `${method} ${path}: ${text}`).toBe(true);
    return text === '' ? undefined : JSON.parse(text);
  };
}
