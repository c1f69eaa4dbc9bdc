// Workshops of a test's own, in a campaign whose vote is frozen.

import { expect } from './fixtures';
import { postIdea, type Idea } from './ideas';
import type { Person } from './people';
import type { Rest } from './rest';

/** A campaign whose vote is frozen, with the ideas that were pulled, and two that were not. */
export type Campaign = { slug: string; pulled: Idea[]; left: Idea[] };

/** Opens a campaign, ends its vote once there are ideas, and pulls them when it is frozen. */
export async function frozenCampaign(keeper: Rest, author: Rest): Promise<Campaign> {
  const day = (n: number) => new Date(Date.now() + n * 86_400_000).toISOString();
  const slug = `workshops-${Date.now()}`;
  const facts = { title_de: 'Ideen für Workshops', workshops: day(20), results: day(30), archived: day(60) };
  // It begins later than any other, so that ideas go there, until its beginning is moved to the past.
  const begun = { ...facts, collecting: day(-0.01), voting: day(5), review: day(10) };
  await keeper('POST', '/admin/campaigns', { slug, ...begun });
  await keeper('POST', `/admin/campaigns/${slug}/topics`, { name_de: 'Technik', masterplan: 'verwaltung' });
  const pulled: Idea[] = [];
  for (let n = 0; n < 14; n += 1) pulled.push(await postIdea(author));
  // Of as many votes the older idea goes first.
  const left = pulled.splice(12);
  const { version } = await keeper<{ version: string }>('GET', `/admin/campaigns/${slug}`);
  const over = { ...facts, collecting: day(-40), voting: day(-30), review: day(-20) };
  await keeper('PUT', `/admin/campaigns/${slug}`, { version, ...over });
  const desk = `/workshops/campaigns/${slug}/pulls`;
  await expect(async () => keeper('GET', desk)).toPass({ timeout: 120_000 });
  await keeper('POST', desk, { rule: 'votes', places: pulled.length });
  return { slug, pulled, left };
}

/** A workshop with this team, founded by program. */
export async function workshopOf(keeper: Rest, campaign: Campaign, ...team: Person[]): Promise<string> {
  const facts = { name: 'Bürgerdienste', format: 'innovation', date: '2030-03-20', capacity: 3, in_progress: 1 };
  const { id } = await keeper<{ id: number }>('POST', '/workshops', { campaign: campaign.slug, ...facts });
  for (const { email } of team) await keeper('POST', `/workshops/${id}/team`, { email });
  return `/workshops/${id}`;
}
