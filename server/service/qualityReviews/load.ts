/** Reads the sample of a week, and the scores of agents. */
import { createHmac } from 'node:crypto';
import { and, asc, eq, gte, inArray, lt, lte } from 'drizzle-orm';
import type { AgentQuality, AgentSample, QualityReview } from '#contract/service/qualityReviews';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { qualityReviews } from '#db/schema/service/qualityReviews';
import { ticketChanges, tickets } from '#db/schema/service/tickets';
import { groupBy } from '#shared/groupBy';
import { loadSampleKey } from '../qualityCards/write.ts';
import { loadStaffNames } from '../tickets/agents.ts';
import { meanOf, sampleOf, weekSpan } from './rules.ts';

export type ReviewRow = typeof qualityReviews.$inferSelect;

/** Whoever resolved it, by steps that are never changed: a ticket that was reopened since is still part of the week. */
const resolvedIn = prepared({ from: ticketChanges.at, to: ticketChanges.at }, (q, { from, to }) =>
  q
    .selectDistinct({
      ticketId: ticketChanges.ticketId,
      agentId: ticketChanges.actorId,
      ticketNumber: tickets.number,
      subject: tickets.subject,
    })
    .from(ticketChanges)
    .innerJoin(tickets, eq(tickets.id, ticketChanges.ticketId))
    .where(
      and(
        eq(ticketChanges.action, 'resolve'),
        eq(ticketChanges.actorKind, 'staff'),
        gte(ticketChanges.at, from),
        lt(ticketChanges.at, to),
      ),
    )
    .orderBy(asc(ticketChanges.ticketId)),
);
const ofWeek = prepared({ week: qualityReviews.week }, (q, { week }) =>
  q
    .select({
      id: qualityReviews.id,
      ticketId: qualityReviews.ticketId,
      agentId: qualityReviews.agentId,
    })
    .from(qualityReviews)
    .where(eq(qualityReviews.week, week)),
);

const drawOf = (key: string, parts: readonly (string | number)[]): string =>
  createHmac('sha256', key).update(parts.join('|')).digest('hex');

export const loadSample = async (
  db: Db,
  week: string,
  timeZone: string,
): Promise<AgentSample[]> => {
  const key = await loadSampleKey(db);
  const reviews = await ofWeek(db, { week });
  const resolved = (await resolvedIn(db, weekSpan(week, timeZone))).flatMap(
    ({ agentId, ...ticket }) =>
      agentId === null
        ? []
        : [{ ...ticket, agentId, draw: drawOf(key, [agentId, week, ticket.ticketId]) }],
  );
  const byAgent = [...groupBy(resolved, ({ agentId }) => agentId)];
  const nameOf = await loadStaffNames(
    db,
    byAgent.map(([agentId]) => agentId),
  );
  return byAgent
    .map(([agentId, own]) => ({
      agentId,
      agentName: nameOf(agentId),
      resolved: own.length,
      tickets: sampleOf(own).map(({ ticketId, ticketNumber, subject }) => ({
        ticketId,
        ticketNumber,
        subject,
        reviewId:
          reviews.find((one) => one.ticketId === ticketId && one.agentId === agentId)?.id ?? null,
      })),
    }))
    .toSorted((one, other) => (one.agentName ?? '').localeCompare(other.agentName ?? ''));
};

const scoresIn = prepared(
  { from: qualityReviews.week, to: qualityReviews.week },
  (q, { from, to }) =>
    q
      .select({ agentId: qualityReviews.agentId, score: qualityReviews.score })
      .from(qualityReviews)
      .where(and(gte(qualityReviews.week, from), lte(qualityReviews.week, to)))
      .orderBy(asc(qualityReviews.id)),
);
/** Of the weeks that begin in a period. */
export const loadQuality = async (
  db: Db,
  { from, to }: { from: string; to: string },
): Promise<AgentQuality[]> => {
  const byAgent = [...groupBy(await scoresIn(db, { from, to }), ({ agentId }) => agentId)];
  const nameOf = await loadStaffNames(
    db,
    byAgent.map(([agentId]) => agentId),
  );
  return byAgent.map(([agentId, own]) => ({
    agentId,
    agentName: nameOf(agentId),
    reviews: own.length,
    mean: meanOf(own.map(({ score }) => score)),
  }));
};

const numbersOf = prepared({ ids: many(tickets.id) }, (q, { ids }) =>
  q
    .select({ id: tickets.id, number: tickets.number })
    .from(tickets)
    .where(inArray(tickets.id, ids)),
);
/** With what the rows name. */
export const withNames = async (db: Db, rows: readonly ReviewRow[]): Promise<QualityReview[]> => {
  const found = await numbersOf(db, { ids: rows.map(({ ticketId }) => ticketId) });
  const numbers = new Map(found.map(({ id, number }) => [id, number]));
  const nameOf = await loadStaffNames(
    db,
    rows.map(({ agentId }) => agentId),
  );
  return rows.map(({ reviewerId: _, updatedAt: __, ...row }) => ({
    ...row,
    ticketNumber: numbers.get(row.ticketId) ?? '',
    agentName: nameOf(row.agentId),
  }));
};
