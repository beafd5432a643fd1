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
import type { Context } from '../../platform/http/context.ts';
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

/** How links are made: for which address, and from which secret where the request can be repeated. */
export interface LinkMaking {
  url: string;
  secret: Buffer | undefined;
}
export const linkMakingOf = ({
  site,
  secretOf,
  derive,
}: Pick<Context, 'site' | 'secretOf' | 'derive'>): LinkMaking => ({
  url: site.url,
  secret: secretOf === undefined ? undefined : derive(`customer link ${secretOf}`),
});

const byHash = prepared({ tokenHash: customerLinks.tokenHash }, (q, { tokenHash }) =>
  q.select().from(customerLinks).where(eq(customerLinks.tokenHash, tokenHash)),
);

/** The same Idempotency-Key is the same link; for something else it is refused. */
const isSame = (link: LinkRow, of: LinkOf, { days, language }: CustomerLinkInput): boolean =>
  link.memberId === of.memberId &&
  link.orderExternalId === of.orderExternalId &&
  (of.ticketId === null || link.ticketId === of.ticketId) &&
  link.language === language &&
  link.expiresAt - link.createdAt === days * DAY_MS;

/** Stores the hash of a token. */
export const storeLink = async (
  tx: Db,
  { actor, now }: Pick<Writer, 'actor' | 'now'>,
  of: LinkOf,
  { days, language }: CustomerLinkInput,
  { token, hash } = newToken(),
): Promise<{ id: number; token: string; expiresAt: number }> => {
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

/** The token is in the answer only. `isNew`: whether it was made now, and is told by an activity. */
export const insertLink = async (
  tx: Db,
  writer: Writer,
  of: LinkOf,
  input: CustomerLinkInput,
  making: LinkMaking,
): Promise<{ link: NewCustomerLink; isNew: boolean }> => {
  const made = newToken(making.secret);
  const url = making.url + publicPath(SEGMENT, made.token);
  const [known] = await byHash(tx, { tokenHash: made.hash });
  if (known && !isSame(known, of, input)) throw conflict('errors.idempotencyConflict');
  if (known) return { link: { id: known.id, url, expiresAt: known.expiresAt }, isNew: false };
  const { id, expiresAt } = await storeLink(tx, writer, of, input, made);
  return { link: { id, url, expiresAt }, isNew: true };
};

export const createTicketLink = async (
  tx: Db,
  writer: Writer,
  ticketId: number,
  input: CustomerLinkInput,
  making: LinkMaking,
): Promise<NewCustomerLink> => {
  const ticket = await getRow(tx, tickets, ticketId);
  await refuseErasedCustomer(tx, ticketId);
  const { memberId, orderExternalId } = ticket;
  const of = { ticketId, memberId, orderExternalId };
  const { link, isNew } = await insertLink(tx, writer, of, input, making);
  if (isNew)
    await recordActivity(tx, {
      ...activityEntry(writer, ticket),
      verb: 'share',
      after: { expiresAt: link.expiresAt },
    });
  return link;
};

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
