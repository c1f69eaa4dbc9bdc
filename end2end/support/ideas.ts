// Ideas of a test's own, posted as a script of somebody else would do it.

import { expect, type APIRequestContext } from '@playwright/test';
import { dogital, newcomer } from './people';

export type Idea = { number: number; title: string };

let count = 0;

/** Posts an idea that only its author supports, who does nothing else. */
export async function postIdea(request: APIRequestContext, origin: string): Promise<Idea> {
  const author = newcomer(origin);
  const token = dogital(origin, 'token', 'create', '--person', author.email, '--scope', 'read', '--scope', 'write').trim();
  const headers = { Authorization: `Bearer ${token}` };
  count += 1;
  const title = `Der Drucker auf Flur ${process.pid}-${count} druckt nur noch rosa`;

  const topics = await (await request.get(`${origin}/api/v1/topics`, { headers })).json();
  const topic = (Array.isArray(topics) ? topics : topics.items)[0].slug;
  const answer = await request.post(`${origin}/api/v1/ideas`, {
    headers,
    data: { title, pinch: 'Jeder Bescheid kommt rosa heraus.', wish: 'Eine neue Trommel.', topic, named: true },
  });
  expect(answer.status(), await answer.text()).toBe(201);
  return { number: Number(answer.headers().location.split('/').pop()), title };
}
