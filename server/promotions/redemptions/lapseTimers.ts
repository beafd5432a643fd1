/**
 * Tells the store's own systems which reservations were not paid in time, whether or not another order comes. What they
 * held is free for others from that instant on; their rows follow with the next order (`releaseExpired.ts`).
 */
import { and, eq, gt } from 'drizzle-orm';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { redemptions } from '#db/schema/promotions/redemptions';
import { type NewTimer, setTimers, type TimerKind } from '../../platform/outbox/timers.ts';
import { isLapsed } from '../unredeemed/rules.ts';
import { tellLapsed } from './tellRedemptions.ts';

const KIND = 'redemption';

type Reserved = { id: number; expiresAt: number };
const timerOf = ({ id, expiresAt }: Reserved): NewTimer => ({
  kind: KIND,
  subject: String(id),
  dueAt: expiresAt,
});

/** Call it in the transaction that reserves. */
export const planLapses = (tx: Db, reserved: readonly Reserved[]) =>
  setTimers(tx, reserved.map(timerOf));

const reservationOf = prepared({ id: redemptions.id }, (q, { id }) =>
  q
    .select({
      id: redemptions.id,
      orderId: redemptions.orderId,
      status: redemptions.status,
      expiresAt: redemptions.expiresAt,
      closedAt: redemptions.closedAt,
    })
    .from(redemptions)
    .where(eq(redemptions.id, id)),
);
const planned = prepared({ now: redemptions.expiresAt }, (q, { now }) =>
  q
    .select({ id: redemptions.id, expiresAt: redemptions.expiresAt })
    .from(redemptions)
    .where(and(eq(redemptions.status, 'reserved'), gt(redemptions.expiresAt, now))),
);

/** One that was paid late, before this was recorded, is not told: its payment was taken. */
export const LAPSE_TIMERS: TimerKind = {
  kind: KIND,
  record: async (tx, { subject, dueAt }, now) => {
    const [row] = await reservationOf(tx, { id: Number(subject) });
    if (row && row.expiresAt === dueAt && isLapsed(row, now))
      await tellLapsed(tx, now, [{ ...row, lapsedAt: dueAt }]);
    return null;
  },
  planned: async (tx, now) => (await planned(tx, { now })).map(timerOf),
};
