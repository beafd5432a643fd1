/** Finds tickets that may be the same request once more. */
import { and, asc, between, eq, inArray } from 'drizzle-orm';
import { SIMILAR_DAYS, type SimilarTicket } from '#contract/service/linking';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { tickets } from '#db/schema/service/tickets';
import { DAY_MS } from '#shared/days';
import { loadPeople } from '../../members/people/load.ts';
import { getRow } from '../../platform/records/records.ts';
import { loadLinked } from '../tickets/links.ts';
import type { TicketRow } from '../tickets/record.ts';
import { statusAt } from '../tickets/rules.ts';
import { mayRepeat } from './rules.ts';

const ofMembers = prepared(
  { ids: many(tickets.memberId), from: tickets.openedAt, until: tickets.openedAt },
  (q, { ids, from, until }) =>
    q
      .select()
      .from(tickets)
      .where(and(inArray(tickets.memberId, ids), between(tickets.openedAt, from, until)))
      .orderBy(asc(tickets.id)),
);
const ofOrder = prepared({ orderExternalId: tickets.orderExternalId }, (q, { orderExternalId }) =>
  q
    .select()
    .from(tickets)
    .where(eq(tickets.orderExternalId, orderExternalId))
    .orderBy(asc(tickets.id)),
);

const loadCandidates = async (db: Db, row: TicketRow): Promise<TicketRow[]> => {
  const { memberId, orderExternalId, openedAt } = row;
  const ids = memberId === null ? [] : (await loadPeople(db, [memberId])).recordsOf(memberId);
  const days = SIMILAR_DAYS * DAY_MS;
  const found = [
    ...(await ofMembers(db, { ids, from: openedAt - days, until: openedAt + days })),
    ...(orderExternalId === null ? [] : await ofOrder(db, { orderExternalId })),
  ];
  return [...new Map(found.map((one) => [one.id, one])).values()];
};

/** Without those that are linked or merged already, and what was no request. */
export const loadSimilar = async (db: Db, id: number, now: number): Promise<SimilarTicket[]> => {
  const row = await getRow(db, tickets, id);
  if (row.state === 'merged' || row.state === 'spam') return [];
  const linked = new Set((await loadLinked(db, id, now)).map((one) => one.id));
  const others = (await loadCandidates(db, row)).filter(
    (one) => one.id !== id && one.state !== 'merged' && one.state !== 'spam' && !linked.has(one.id),
  );
  const { primaryOf } = await loadPeople(
    db,
    [row, ...others].flatMap(({ memberId }) => memberId ?? []),
  );
  const compared = ({ memberId, orderExternalId, openedAt }: TicketRow) => ({
    personId: memberId === null ? null : primaryOf(memberId),
    orderExternalId,
    openedAt,
  });
  return others
    .filter((other) => mayRepeat(compared(row), compared(other)))
    .map((other) => ({
      id: other.id,
      number: other.number,
      subject: other.subject,
      status: statusAt(other, now).status,
      openedAt: other.openedAt,
      isSameOrder: row.orderExternalId !== null && other.orderExternalId === row.orderExternalId,
    }))
    .sort((one, other) => Number(other.isSameOrder) - Number(one.isSameOrder) || one.id - other.id);
};
