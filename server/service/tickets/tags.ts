/** Tags of tickets. */
import { and, asc, eq, inArray } from 'drizzle-orm';
import { MAX_TAGS, type TicketTagging } from '#contract/service/ticketInputs';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { many, prepared } from '#db/prepared';
import { tickets, ticketTags } from '#db/schema/service/tickets';
import { recordEdit } from '../../platform/activities/record.ts';
import { invalid } from '../../platform/http/errors.ts';
import { getRow } from '../../platform/records/records.ts';
import { refuseErasedCustomer } from './customers.ts';
import { activityEntry } from './record.ts';
import type { TicketWriter } from './step.ts';

const tagsOf = prepared({ ids: many(ticketTags.ticketId) }, (q, { ids }) =>
  q
    .select({ ticketId: ticketTags.ticketId, tag: ticketTags.tag })
    .from(ticketTags)
    .where(inArray(ticketTags.ticketId, ids))
    .orderBy(asc(ticketTags.id)),
);
export const loadTags = (db: Db, ids: readonly number[]) => tagsOf(db, { ids });

/** Those of them that the ticket does not have yet; the activity is the caller's. */
export const addTags = async (tx: Db, ticketId: number, tags: readonly string[]): Promise<void> => {
  const before = (await loadTags(tx, [ticketId])).map(({ tag }) => tag);
  const added = [...new Set(tags)].filter((tag) => !before.includes(tag));
  if (before.length + added.length > MAX_TAGS) throw invalid({ macroId: 'errors.tooMany' });
  await insertRows(
    tx,
    ticketTags,
    added.map((tag) => ({ ticketId, tag })),
  );
};

const removeTag = prepared(
  { ticketId: ticketTags.ticketId, tag: ticketTags.tag },
  (q, { ticketId, tag }) =>
    q.delete(ticketTags).where(and(eq(ticketTags.ticketId, ticketId), eq(ticketTags.tag, tag))),
);

/** Each tag by itself: what somebody else added or took away meanwhile stays so. */
export const tagTicket = async (
  tx: Db,
  writer: TicketWriter,
  id: number,
  { add, remove }: TicketTagging,
): Promise<void> => {
  const ticket = await getRow(tx, tickets, id);
  const before = (await loadTags(tx, [id])).map(({ tag }) => tag);
  const added = [...new Set(add)].filter((tag) => !before.includes(tag));
  if (added.length > 0) await refuseErasedCustomer(tx, id);
  const after = [...before.filter((tag) => !remove.includes(tag)), ...added];
  if (after.length > MAX_TAGS) throw invalid({ add: 'errors.tooMany' });
  for (const tag of remove) await removeTag(tx, { ticketId: id, tag });
  await insertRows(
    tx,
    ticketTags,
    added.map((tag) => ({ ticketId: id, tag })),
  );
  await recordEdit(tx, {
    ...activityEntry(writer, ticket),
    before: { tags: before },
    after: { tags: after },
  });
};
