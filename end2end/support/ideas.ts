// Ideas of a test's own, posted as a script of somebody else would do it.

import type { Rest } from './rest';

export type Idea = { number: number; title: string };

let count = 0;

/** Posts an idea that only its author supports. */
export async function postIdea(rest: Rest, title = nextTitle()): Promise<Idea> {
  const { items } = await rest<{ items: { slug: string }[] }>('GET', '/topics');
  const { number } = await rest<Idea>('POST', '/ideas', {
    title,
    pinch: 'Jeder Bescheid kommt rosa heraus.',
    wish: 'Eine neue Trommel.',
    topic: items[0].slug,
    named: true,
  });
  return { number, title };
}

function nextTitle(): string {
  count += 1;
  return `Der Drucker auf Flur ${process.pid}-${count} druckt nur noch rosa`;
}
