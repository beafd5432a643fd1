/** Withdraws codes that were given for levels which a member reached only together with another record. */
import { and, asc, gte, inArray, isNull, like, sql } from 'drizzle-orm';
import { levelOfCause, withdrawnCause } from '#rules/promotions/coupons';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { coupons } from '#db/schema/promotions/coupons';
import type { LevelCodes, WithdrawLevelCodes } from '../../members/rewards/takeBackRewards.ts';
import { updateRow } from '../../platform/records/records.ts';
import { revokeCoupon } from '../coupons/revoke.ts';
import { whyInUse } from '../redeemedRewards/codeInUse.ts';

const givenSince = prepared(
  { memberIds: many(coupons.memberId), since: coupons.claimedAt },
  (q, { memberIds, since }) =>
    q
      .select({
        id: coupons.id,
        code: coupons.code,
        memberId: sql<number>`${coupons.memberId}`,
        cause: coupons.cause,
      })
      .from(coupons)
      .where(
        and(
          inArray(coupons.memberId, memberIds),
          like(coupons.cause, 'level:%'),
          gte(coupons.claimedAt, since),
          isNull(coupons.revokedAt),
        ),
      )
      .orderBy(asc(coupons.id)),
);
type Given = Awaited<ReturnType<typeof givenSince>>[number];

const isUsed = async (tx: Db, now: number, { id }: Given): Promise<boolean> =>
  (await whyInUse(tx, { now }, id)) !== null;

/** A code that an order uses, or has reserved, stays with the member. */
export const withdrawLevelCodes: WithdrawLevelCodes = async (
  tx,
  writer,
  { memberIds, since, risenTo, reason },
) => {
  const found: LevelCodes[] = [];
  for (const coupon of await givenSince(tx, { memberIds, since })) {
    const level = levelOfCause(coupon.cause);
    if (level === null || risenTo.has(level)) continue;
    const memberId = Number(coupon.memberId);
    let codes = found.find((one) => one.memberId === memberId && one.level === level);
    if (!codes) found.push((codes = { memberId, level, withdrawn: 0, used: [] }));
    if (await isUsed(tx, writer.now, coupon)) {
      codes.used.push(coupon.code);
      continue;
    }
    await revokeCoupon(tx, writer, coupon.id, reason);
    await updateRow(tx, coupons, coupon.id, { cause: withdrawnCause(coupon.id, level) });
    codes.withdrawn++;
  }
  return found;
};
