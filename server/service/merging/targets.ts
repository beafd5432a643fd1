/** Tickets into which one can be merged: of the same customer, or about the same order and of nobody in particular. */
import { and, desc, eq, inArray, isNull, ne, or } from 'drizzle-orm';
import type { MergeTarget } from '#contract/service/merging';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { tickets } from '#db/schema/service/tickets';
import { loadPeople } from '../../members/people/load.ts';
import { getRow } from '../../platform/records/records.ts';
import { areOnePerson, loadThreadMembers } from '../tickets/customers.ts';
import { statusAt, SURVIVOR_STATUSES } from '../tickets/rules.ts';

/** More are not offered. */
const SHOWN = 50;

const near = prepared(
  {
    id: tickets.id,
    memberIds: many(tickets.memberId),
    orderExternalId: tickets.orderExternalId,
  },
  (q, { id, memberIds, orderExternalId }) =>
    q
      .select()
      .from(tickets)
      .where(
        and(
          ne(tickets.id, id),
          isNull(tickets.mergedIntoId),
          or(inArray(tickets.memberId, memberIds), eq(tickets.orderExternalId, orderExternalId)),
        ),
      )
      .orderBy(desc(tickets.openedAt), desc(tickets.id)),
);

export const loadMergeTargets = async (db: Db, id: number, now: number): Promise<MergeTarget[]> => {
  const { orderExternalId } = await getRow(db, tickets, id);
  const own = await loadThreadMembers(db, id);
  const { recordsOf } = await loadPeople(db, own);
  const memberIds = [...new Set(own.flatMap(recordsOf))];
  const rows = await near(db, { id, memberIds, orderExternalId: orderExternalId ?? '' });
  const targets: MergeTarget[] = [];
  for (const row of rows) {
    if (targets.length === SHOWN) break;
    const { status } = statusAt(row, now);
    if (!SURVIVOR_STATUSES.includes(status)) continue;
    const theirs = await loadThreadMembers(db, row.id);
    if (await areOnePerson(db, [...own, ...theirs]))
      targets.push({ id: row.id, number: row.number, subject: row.subject, status });
  }
  return targets;
};
