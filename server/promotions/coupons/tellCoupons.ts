/** Tells the store's own systems what becomes of codes. */
import { inArray } from 'drizzle-orm';
import { MAX_ENTRIES } from '#contract/platform/outbox';
import type { IssuedBy } from '#contract/promotions/coupons/issuing';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { members } from '#db/schema/members/members';
import { recordEvents } from '../../platform/outbox/recordEvents.ts';
import type { BatchRow } from './record.ts';

export interface IssuedCoupon {
  couponId: number;
  code: string;
  memberId: number;
}

const membersById = prepared({ ids: many(members.id) }, (q, { ids }) =>
  q
    .select({ id: members.id, externalId: members.externalId })
    .from(members)
    .where(inArray(members.id, ids)),
);

/** `validUntil`: the end of validity that begins with the issue, UTC ms; null where only the batch limits it. */
export const tellIssued = (
  tx: Db,
  { now }: { now: number },
  { id: batchId, promotionId }: Pick<BatchRow, 'id' | 'promotionId'>,
  issued: readonly IssuedCoupon[],
  { issuedBy, validUntil }: { issuedBy: IssuedBy; validUntil: number | null },
): Promise<void> =>
  recordEvents(tx, { now }, 'coupon.issued', async () => {
    const rows = await membersById(tx, { ids: issued.map(({ memberId }) => memberId) });
    const externalIds = new Map(rows.map(({ id, externalId }) => [id, externalId]));
    return Array.from({ length: Math.ceil(issued.length / MAX_ENTRIES) }, (_, page) => {
      const part = issued.slice(page * MAX_ENTRIES, (page + 1) * MAX_ENTRIES);
      return {
        at: now,
        key: [part[0]?.couponId, now].join('/'),
        data: {
          batchId,
          promotionId,
          issuedBy,
          validUntil,
          coupons: part.map(({ code, memberId }) => ({
            code,
            member: externalIds.get(memberId) ?? null,
          })),
        },
      };
    });
  });

/** A code that can no longer be used; `code` is null for all codes of the batch. */
export const tellVoided = (
  tx: Db,
  { now }: { now: number },
  { id: batchId, promotionId }: Pick<BatchRow, 'id' | 'promotionId'>,
  coupon: { id: number; code: string } | null,
): Promise<void> =>
  recordEvents(tx, { now }, 'coupon.voided', [
    {
      at: now,
      key: coupon ? `coupon/${coupon.id}` : `batch/${batchId}`,
      data: { batchId, promotionId, code: coupon?.code ?? null },
    },
  ]);
