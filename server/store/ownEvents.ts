/** Events that a call of the store's makes: written, and so rewarded, as the events that the store sends. */
import { eq } from 'drizzle-orm';
import type { EventInput } from '#contract/orders/events';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { events } from '#db/schema/orders/events';
import { addEvents } from '../orders/events/actions.ts';
import { invalid } from '../platform/http/errors.ts';
import type { Writer } from '../platform/records/writer.ts';
import { errorsOfLater } from './laterThanNow.ts';

const byExternalId = prepared({ externalId: events.externalId }, (q, { externalId }) =>
  q
    .select({
      type: events.type,
      at: events.at,
      memberExternalId: events.memberExternalId,
      detail: events.detail,
    })
    .from(events)
    .where(eq(events.externalId, externalId)),
);
export type KnownEvent = Awaited<ReturnType<typeof byExternalId>>[number];

/** What such a call says of its event. */
export interface OwnEvent {
  /** The store's own id; null where the store sent none. */
  id: string | null;
  type: 'sign_in' | 'referral';
  member: string;
  occurredAt: number | null;
  detail: Record<string, string> | null;
}

/** The event that is known by this id. Throws 422 where it is another event than the call says. */
export const findOwnEvent = async (
  tx: Db,
  externalId: string,
  { type, member, occurredAt, detail }: Omit<OwnEvent, 'id'>,
): Promise<KnownEvent | null> => {
  const [known] = await byExternalId(tx, { externalId });
  if (!known) return null;
  const isSame =
    known.type === type &&
    known.memberExternalId === member &&
    (occurredAt === null || occurredAt === known.at) &&
    Object.entries(detail ?? {}).every(([key, value]) => known.detail?.[key] === value);
  if (!isSame) throw invalid({ id: 'events.errors.otherContent' });
  return known;
};

export const refuseFuture = (occurredAt: number | null, { now }: Writer) => {
  const wrong = errorsOfLater([[['occurredAt'], occurredAt]], now);
  if (wrong) throw invalid(wrong);
};

/** Adds an event that is not known yet. */
export const addOwnEvent = (
  tx: Db,
  writer: Writer,
  event: Pick<EventInput, 'externalId' | 'type' | 'at' | 'channel' | 'detail'> & { member: string },
) => {
  const { member: memberExternalId, ...told } = event;
  return addEvents(tx, writer, [
    { ...told, memberExternalId, name: null, source: null, session: null, sku: null },
  ]);
};
