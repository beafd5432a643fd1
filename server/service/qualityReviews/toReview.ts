/** The tickets of the last week that is over which somebody is to review: drawn, of others, and not reviewed yet. */
import type { Db } from '#db';
import { inValues } from '#db/statements';
import { addDays, dayOf } from '#shared/days';
import type { AttentionSource } from '../../platform/attention/source.ts';
import type { Context } from '../../platform/http/context.ts';
import type { CustomFilter } from '../../platform/lists/spec.ts';
import { ticketList } from '../tickets/list.ts';
import { loadSample } from './load.ts';
import { loadReach } from './reach.ts';
import { reviewList } from './routes.ts';
import { mondayOf } from './rules.ts';

const WEEK = 7;

const loadDrawn = async (db: Db, context: Context): Promise<number[]> => {
  const reach = await loadReach(db, context);
  if (reach !== null && reach.size === 0) return [];
  const { timeZone } = await context.settings();
  const week = addDays(mondayOf(dayOf(context.now(), timeZone)), -WEEK);
  return (await loadSample(db, week, timeZone))
    .filter(({ agentId }) => agentId !== context.actor.id && (reach?.has(agentId) ?? true))
    .flatMap(({ tickets }) => tickets)
    .flatMap(({ ticketId, reviewId }) => (reviewId === null ? ticketId : []));
};

/** Nobody reviews a conversation in which they replied, and nothing is written about erased customers. */
const MAY_BE_REVIEWED = `not exists (select 1 from ticket_messages m join tickets t on t.id = m.ticket_id
    where (t.id = "tickets".id or t.merged_into_id = "tickets".id)
      and m.kind = 'public' and m.author_id = ?)
  and not exists (select 1 from members e where e.id = "tickets".member_id and e.erased_at is not null)`;

export const TO_REVIEW: CustomFilter = async (value, context) => {
  if (typeof value !== 'boolean') return null;
  const drawn = await loadDrawn(context.db, context);
  const sql = `("tickets".id ${inValues(context.db, 'integer')} and ${MAY_BE_REVIEWED})`;
  return {
    sql: value ? sql : `not ${sql}`,
    values: [JSON.stringify(drawn), context.actor.id ?? ''],
  };
};

export const REVIEW_ATTENTION: readonly AttentionSource[] = [
  {
    name: 'ticketsToReview',
    tone: 'attention',
    resource: 'tickets',
    place: 'qualityReviews',
    access: ['qualityReviews', 'create'],
    spec: ticketList,
    filter: () => ({ toReview: true }),
    sort: ['resolvedAt', 'ASC'],
    since: 'resolvedAt',
  },
  {
    name: 'reviewsOfMe',
    tone: 'attention',
    resource: 'qualityReviews',
    access: ['qualityReviews', 'answer'],
    spec: reviewList,
    filter: () => ({ needs: 'reading' }),
    sort: ['createdAt', 'ASC'],
    since: 'createdAt',
  },
];
