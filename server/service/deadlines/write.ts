/**
 * Legal deadlines: cases start them when what the law counts from has happened, meet them, and cancel them where nothing is
 * owed any more. They are independent of the clocks of the ticket.
 */
import { and, eq, inArray } from 'drizzle-orm';
import type { DeadlineRule } from '#contract/service/clocks';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { many, prepared } from '#db/prepared';
import { ticketDeadlines } from '#db/schema/service/clocks';
import { updateRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { threadOf } from '../tickets/thread.ts';
import { deadlineAt } from './rules.ts';

/** `subject` names what of the ticket it is about, as the number of a case. */
export interface DeadlineOf {
  ticketId: number;
  rule: DeadlineRule;
  subject: string;
}

const found = prepared(
  {
    ids: many(ticketDeadlines.ticketId),
    rule: ticketDeadlines.rule,
    subject: ticketDeadlines.subject,
  },
  (q, { ids, rule, subject }) =>
    q
      .select()
      .from(ticketDeadlines)
      .where(
        and(
          inArray(ticketDeadlines.ticketId, ids),
          eq(ticketDeadlines.rule, rule),
          eq(ticketDeadlines.subject, subject),
        ),
      ),
);
/** A case may have moved to the ticket into which its own was merged since. */
const findDeadline = async (tx: Db, { ticketId, rule, subject }: DeadlineOf) =>
  (await found(tx, { ids: await threadOf(tx, ticketId), rule, subject }))[0];

/** What began once begins no second time, unless nothing was owed meanwhile. */
export const startDeadline = async (
  tx: Db,
  { settings }: Pick<Writer, 'settings'>,
  deadline: DeadlineOf,
  startedAt: number,
): Promise<void> => {
  const known = await findDeadline(tx, deadline);
  const dueAt = deadlineAt(deadline.rule, startedAt, settings.timeZone);
  if (known && known.cancelledAt !== null)
    return updateRow(tx, ticketDeadlines, known.id, { startedAt, dueAt, cancelledAt: null });
  if (known) return;
  await insertRows(tx, ticketDeadlines, [{ ...deadline, startedAt, dueAt }]);
};

const endDeadline = async (
  tx: Db,
  deadline: DeadlineOf,
  values: { metAt: number } | { cancelledAt: number },
): Promise<void> => {
  const row = await findDeadline(tx, deadline);
  if (row && row.metAt === null && row.cancelledAt === null)
    await updateRow(tx, ticketDeadlines, row.id, values);
};
/** With the instant at which it was met, which may be after it was due. */
export const meetDeadline = (tx: Db, deadline: DeadlineOf, metAt: number): Promise<void> =>
  endDeadline(tx, deadline, { metAt });
export const cancelDeadline = (tx: Db, deadline: DeadlineOf, cancelledAt: number): Promise<void> =>
  endDeadline(tx, deadline, { cancelledAt });
