/** What is known of customers at an instant, whichever of their records it came with. */
import { and, eq, inArray, lte } from 'drizzle-orm';
import { LIVE_STATUSES } from '#contract/service/tickets';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { members } from '#db/schema/members/members';
import { cases } from '#db/schema/service/cases';
import { tickets } from '#db/schema/service/tickets';
import { loadPeople } from '../../members/people/load.ts';
import type { CaseRow } from '../cases/caseKinds.ts';
import { caseAt, isOpenAt } from '../cases/rules.ts';
import { statusAt } from '../tickets/rules.ts';
import type { CareFacts } from './rules.ts';

const membersOf = prepared({ ids: many(members.id) }, (q, { ids }) =>
  q
    .select({
      id: members.id,
      phone: members.phone,
      erasedAt: members.erasedAt,
      marketingConsent: members.marketingConsent,
    })
    .from(members)
    .where(inArray(members.id, ids)),
);
const ticketsOf = prepared({ ids: many(tickets.memberId), at: tickets.openedAt }, (q, asked) =>
  q
    .select({
      memberId: tickets.memberId,
      type: tickets.type,
      state: tickets.state,
      resolution: tickets.resolution,
      resolvedAt: tickets.resolvedAt,
      unansweredAt: tickets.unansweredAt,
    })
    .from(tickets)
    .where(and(inArray(tickets.memberId, asked.ids), lte(tickets.openedAt, asked.at))),
);
const callsOf = prepared(
  { ids: many(cases.memberId), kind: cases.kind, at: cases.openedAt },
  (q, { ids, kind, at }) =>
    q
      .select()
      .from(cases)
      .where(and(inArray(cases.memberId, ids), eq(cases.kind, kind), lte(cases.openedAt, at))),
);

type TicketFacts = Awaited<ReturnType<typeof ticketsOf>>[number];
const LIVE: readonly string[] = LIVE_STATUSES;
/** A ticket that was resolved later was open then. */
const wasOpen = (row: TicketFacts, at: number): boolean =>
  row.type !== 'care' &&
  (row.state === 'resolved' ? (row.resolvedAt ?? 0) > at : LIVE.includes(statusAt(row, at).status));

const NO_CALL: readonly string[] = ['canceled', 'suppressed'];
const isCall = (row: CaseRow, at: number) => !NO_CALL.includes(caseAt(row, at).stage);

const lastOf = (times: readonly number[]) => (times.length === 0 ? null : Math.max(...times));

/** By the ids that were asked for. */
export const loadCareFacts = async (
  db: Db,
  memberIds: readonly number[],
  at: number,
): Promise<ReadonlyMap<number, CareFacts>> => {
  const people = await loadPeople(db, memberIds);
  const ids = [...people.all];
  const known = new Map((await membersOf(db, { ids })).map((row) => [row.id, row]));
  const written = await ticketsOf(db, { ids, at });
  const calls = await callsOf(db, { ids, kind: 'care', at });
  return new Map(
    memberIds.map((memberId) => {
      const records = people.recordsOf(memberId);
      const isOf = (row: { memberId: number | null }) =>
        row.memberId !== null && records.includes(row.memberId);
      const member = known.get(people.primaryOf(memberId));
      const own = calls.filter((row) => isOf(row) && isCall(row, at));
      return [
        memberId,
        {
          isErased: member === undefined || member.erasedAt !== null,
          hasPhone: (member?.phone ?? '') !== '',
          hasOptedOut: records.some((id) => known.get(id)?.marketingConsent === false),
          hasOpenTicket: written.some((row) => isOf(row) && wasOpen(row, at)),
          hasOpenCall: own.some((row) => isOpenAt(row, at)),
          lastCallAt: lastOf(own.flatMap((row) => caseAt(row, at).closedAt ?? [])),
        },
      ];
    }),
  );
};
