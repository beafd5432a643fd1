/** Tells the store's own systems what becomes of redeemed rewards. Addresses are not told. */
import { eq } from 'drizzle-orm';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { members } from '#db/schema/members/members';
import { recordEvents } from '../../platform/outbox/recordEvents.ts';
import type { RedeemedRow } from './record.ts';

const memberOf = prepared({ id: members.id }, (q, { id }) =>
  q.select({ externalId: members.externalId }).from(members).where(eq(members.id, id)),
);

export const tellRedeemedReward = (
  tx: Db,
  { now }: { now: number },
  change: 'redeemed' | 'fulfilled' | 'cancelled',
  row: RedeemedRow,
): Promise<void> =>
  recordEvents(tx, { now }, `reward.${change}`, async () => {
    const [member] = await memberOf(tx, { id: row.memberId });
    const { id, externalId, rewardId, kind, points, state, carrier, trackingNumber } = row;
    const data = {
      id,
      externalId,
      member: member?.externalId ?? '',
      rewardId,
      kind,
      points,
      state,
    };
    return [{ at: now, key: String(id), data: { ...data, carrier, trackingNumber } }];
  });
