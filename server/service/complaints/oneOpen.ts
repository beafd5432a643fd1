/** The same complaint is open once: whoever sends it again finds the one that is there. */
import { and, eq, isNull, ne } from 'drizzle-orm';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { cases } from '#db/schema/service/cases';
import { complaints } from '#db/schema/service/complaints';
import { conflict } from '../../platform/http/errors.ts';
import type { CaseRow } from '../cases/caseKinds.ts';
import { isOpenAt } from '../cases/rules.ts';

const openOf = prepared({ ticketId: cases.ticketId, id: cases.id }, (q, { ticketId, id }) =>
  q
    .select({
      kind: cases.kind,
      state: cases.state,
      stageAt: cases.stageAt,
      dueAt: cases.dueAt,
      lapsesAt: cases.lapsesAt,
      closedAt: cases.closedAt,
      orderExternalId: cases.orderExternalId,
      reasonCode: cases.reasonCode,
      remedySought: complaints.remedySought,
      accusedId: complaints.accusedId,
    })
    .from(complaints)
    .innerJoin(cases, eq(cases.id, complaints.caseId))
    .where(and(eq(cases.ticketId, ticketId), isNull(cases.closedAt), ne(cases.id, id))),
);

/** 409 where a complaint of the ticket about the same order, for the same reason and against the same person is open. */
export const refuseSameComplaint = async (
  tx: Db,
  { id, ticketId, orderExternalId, reasonCode }: CaseRow,
  { remedySought, accusedId }: Pick<typeof complaints.$inferSelect, 'remedySought' | 'accusedId'>,
  now: number,
): Promise<void> => {
  const same = (await openOf(tx, { ticketId, id })).some(
    (other) =>
      other.orderExternalId === orderExternalId &&
      other.reasonCode === reasonCode &&
      other.remedySought === remedySought &&
      other.accusedId === accusedId &&
      isOpenAt(other, now),
  );
  if (same) throw conflict('cases.errors.secondComplaint');
};
