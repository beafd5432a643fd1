/** Tickets as the shop shows them to its customers. */
import { inArray } from 'drizzle-orm';
import type { CustomerTicket } from '#contract/service/replies';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { tickets } from '#db/schema/service/tickets';
import { notFound } from '../../platform/http/errors.ts';
import { getRow } from '../../platform/records/records.ts';
import { loadMessages } from '../messages/load.ts';
import { withParts } from '../tickets/show.ts';
import { threadOf } from '../tickets/thread.ts';

/** The answer to a write: without words, because it is kept for repeats, also after a redaction. */
export const answerWith = ({
  number,
  externalId,
  member,
  status,
  openedAt,
  version,
}: CustomerTicket) => ({
  number,
  externalId,
  member,
  status,
  openedAt,
  version,
});

/** What the shop may show the customer: public messages, and nothing of what staff say among themselves. */
export const showToCustomer = async (db: Db, id: number, now: number): Promise<CustomerTicket> => {
  const [shown] = await withParts(db, [await getRow(db, tickets, id)], now);
  if (!shown) throw notFound();
  const { number, externalId, memberExternalId: member, type, subject, status } = shown;
  const { orderExternalId, openedAt, resolvedAt, mergedIntoId, version } = shown;
  const messages = await loadMessages(db, await threadOf(db, id));
  const facts = { number, externalId, member, type, subject, orderExternalId };
  return {
    ...facts,
    // Customers are not told what staff think of them.
    status: status === 'spam' ? 'closed' : status,
    openedAt,
    resolvedAt,
    mergedInto: mergedIntoId === null ? null : (await getRow(db, tickets, mergedIntoId)).number,
    messages: messages
      .filter(({ kind }) => kind === 'public')
      .map(({ id: messageId, authorKind, body, attachments, occurredAt }) => ({
        id: messageId,
        isByCustomer: authorKind === 'customer',
        body,
        attachments,
        occurredAt,
      })),
    version,
  };
};

const ofMembers = prepared({ memberIds: many(tickets.memberId) }, (q, { memberIds }) =>
  q.select().from(tickets).where(inArray(tickets.memberId, memberIds)),
);
/** The newest first, without those that are spam. */
export const listForCustomer = async (db: Db, memberIds: readonly number[], now: number) => {
  const rows = await withParts(db, await ofMembers(db, { memberIds }), now);
  return rows
    .filter(({ status }) => status !== 'spam')
    .sort((one, other) => other.openedAt - one.openedAt)
    .map(({ number, externalId, type, subject, status, openedAt, resolvedAt, lastMessageAt }) => ({
      number,
      externalId,
      type,
      subject,
      status,
      openedAt,
      resolvedAt,
      lastMessageAt,
    }));
};
