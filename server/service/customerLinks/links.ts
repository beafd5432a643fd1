/** Makes, finds and withdraws links of customers. */
import { and, desc, eq } from 'drizzle-orm';
import type {
  CustomerLink,
  CustomerLinkInput,
  NewCustomerLink,
} from '#contract/service/customerLinks';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { prepared } from '#db/prepared';
import { customerLinks } from '#db/schema/service/customerLinks';
import { tickets } from '#db/schema/service/tickets';
import { DAY_MS } from '#shared/days';
import { recordActivity } from '../../platform/activities/record.ts';
import { conflict, notFound } from '../../platform/http/errors.ts';
import { newToken, publicPath } from '../../platform/publicPages/tokens.ts';
import { findRow, getRow, updateRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { activityEntry } from '../tickets/record.ts';
import { refuseErasedCustomer } from '../tickets/customers.ts';
import { worksAt } from './rules.ts';

export type LinkRow = typeof customerLinks.$inferSelect;
export const SEGMENT = 'ticket';

type LinkOf = Pick<LinkRow, 'ticketId' | 'memberId' | 'orderExternalId'>;

/** Stores the hash of a new token. */
export const storeLink = async (
  tx: Db,
  { actor, now }: Pick<Writer, 'actor' | 'now'>,
  of: LinkOf,
  { days, language }: CustomerLinkInput,
): Promise<{ id: number; token: string; expiresAt: number }> => {
  const { token, hash } = newToken();
  const expiresAt = now + days * DAY_MS;
  const row = {
    ...of,
    tokenHash: hash,
    language,
    createdBy: actor.name,
    createdAt: now,
    expiresAt,
  };
  const [id = 0] = await insertRows(tx, customerLinks, [row], { returning: true });
  return { id, token, expiresAt };
};

/** The token is in the answer only. */
export const insertLink = async (
  tx: Db,
  writer: Writer,
  of: LinkOf,
  input: CustomerLinkInput,
  site: { url: string },
): Promise<NewCustomerLink> => {
  const { id, token, expiresAt } = await storeLink(tx, writer, of, input);
  return { id, url: site.url + publicPath(SEGMENT, token), expiresAt };
};

export const createTicketLink = async (
  tx: Db,
  writer: Writer,
  ticketId: number,
  input: CustomerLinkInput,
  site: { url: string },
): Promise<NewCustomerLink> => {
  const ticket = await getRow(tx, tickets, ticketId);
  await refuseErasedCustomer(tx, ticketId);
  const { memberId, orderExternalId } = ticket;
  const link = await insertLink(tx, writer, { ticketId, memberId, orderExternalId }, input, site);
  await recordActivity(tx, {
    ...activityEntry(writer, ticket),
    verb: 'share',
    after: { expiresAt: link.expiresAt },
  });
  return link;
};

const byHash = prepared({ tokenHash: customerLinks.tokenHash }, (q, { tokenHash }) =>
  q.select().from(customerLinks).where(eq(customerLinks.tokenHash, tokenHash)),
);
/** Null for one that was never made, has expired or was withdrawn. */
export const findLink = async (db: Db, tokenHash: string, now: number): Promise<LinkRow | null> => {
  const [link] = await byHash(db, { tokenHash });
  return link && worksAt(link, now) ? link : null;
};

const ofTicket = prepared({ ticketId: customerLinks.ticketId }, (q, { ticketId }) =>
  q
    .select({
      id: customerLinks.id,
      createdBy: customerLinks.createdBy,
      createdAt: customerLinks.createdAt,
      expiresAt: customerLinks.expiresAt,
      withdrawnAt: customerLinks.withdrawnAt,
      withdrawnBy: customerLinks.withdrawnBy,
    })
    .from(customerLinks)
    .where(eq(customerLinks.ticketId, ticketId))
    .orderBy(desc(customerLinks.createdAt), desc(customerLinks.id)),
);
export const loadLinks = (db: Db, ticketId: number): Promise<CustomerLink[]> =>
  ofTicket(db, { ticketId });

const bindTo = prepared(
  { id: customerLinks.id, ticketId: customerLinks.ticketId },
  (q, { id, ticketId }) =>
    q
      .update(customerLinks)
      .set({ ticketId })
      .where(and(eq(customerLinks.id, id))),
);
/** From now on the link is of this ticket. */
export const bindLink = (tx: Db, id: number, ticketId: number) => bindTo(tx, { id, ticketId });

export const withdrawLink = async (
  tx: Db,
  writer: Writer,
  ticketId: number,
  linkId: number,
): Promise<void> => {
  const link = await findRow(tx, customerLinks, linkId);
  if (link?.ticketId !== ticketId) throw notFound();
  if (!worksAt(link, writer.now)) throw conflict('customerLinks.errors.ended');
  const { now, actor } = writer;
  await updateRow(tx, customerLinks, linkId, { withdrawnAt: now, withdrawnBy: actor.name });
  await recordActivity(tx, {
    ...activityEntry(writer, await getRow(tx, tickets, ticketId)),
    verb: 'unshare',
    before: { expiresAt: link.expiresAt },
    after: { expiresAt: now },
  });
};
