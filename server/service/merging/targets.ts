/** Tickets into which one can be merged: of the same customer, or about the same order and of nobody in particular. */
import { and, eq, inArray, isNull } from 'drizzle-orm';
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

const ofMembers = prepared({ memberIds: many(tickets.memberId) }, (q, { memberIds }) =>
  q
    .select()
    .from(tickets)
    .where(and(isNull(tickets.mergedIntoId), inArray(tickets.memberId, memberIds))),
);
const ofOrder = prepared({ orderExternalId: tickets.orderExternalId }, (q, { orderExternalId }) =>
  q
    .select()
    .from(tickets)
    .where(and(isNull(tickets.mergedIntoId), eq(tickets.orderExternalId, orderExternalId))),
);

export const loadMergeTargets = async (db: Db, id: number, now: number): Promise<MergeTarget[]> => {
  const { orderExternalId } = await getRow(db, tickets, id);
  const own = await loadThreadMembers(db, id);
  const { recordsOf } = await loadPeople(db, own);
  const memberIds = [...new Set(own.flatMap(recordsOf))];
  const near = [
    ...(await ofMembers(db, { memberIds })),
    ...(orderExternalId === null ? [] : await ofOrder(db, { orderExternalId })),
  ];
  const others = new Map(near.filter((row) => row.id !== id).map((row) => [row.id, row]));
  const newest = [...others.values()].sort(
    (one, other) => other.openedAt - one.openedAt || other.id - one.id,
  );
  const targets: MergeTarget[] = [];
  for (const row of newest) {
    if (targets.length === SHOWN) break;
    const { status } = statusAt(row, now);
    if (!SURVIVOR_STATUSES.includes(status)) continue;
    const theirs = await loadThreadMembers(db, row.id);
    if (await areOnePerson(db, [...own, ...theirs]))
      targets.push({ id: row.id, number: row.number, subject: row.subject, status });
  }
  return targets;
};
