/** A redeemed reward as stored, as it is shown, and its activity entries. */
import { inArray } from 'drizzle-orm';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { coupons } from '#db/schema/promotions/coupons';
import { redeemedRewards } from '#db/schema/promotions/pointRewards';
import { LANGUAGES, localize } from '#shared/localization';
import { withMembers } from '../../members/members/withMembers.ts';
import { getRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';

export type RedeemedRow = typeof redeemedRewards.$inferSelect;

export const activityEntry = (
  { actor, now }: Writer,
  { id, names }: Pick<RedeemedRow, 'id' | 'names'>,
) => ({
  actor,
  at: now,
  resource: 'redeemedRewards',
  recordId: id,
  recordName: localize(names, LANGUAGES[0]),
});

const codesOf = prepared({ ids: many(coupons.id) }, (q, { ids }) =>
  q.select({ id: coupons.id, code: coupons.code }).from(coupons).where(inArray(coupons.id, ids)),
);

/** Adds the members and the codes. A code that a member has is shown: nobody else can be given it. */
export const withCodes = async <T extends { memberId?: number; couponId?: number | null }>(
  db: Db,
  rows: T[],
) => {
  const ids = [...new Set(rows.flatMap(({ couponId }) => couponId ?? []))];
  const codes = new Map((await codesOf(db, { ids })).map(({ id, code }) => [id, code]));
  return (await withMembers(db, rows)).map((row) => ({
    ...row,
    code: codes.get(row.couponId ?? 0) ?? null,
  }));
};

export const loadRedeemed = async (db: Db, id: number) => {
  const row = await getRow(db, redeemedRewards, id);
  const [shown] = await withCodes(db, [row]);
  return shown ?? { ...row, memberName: null, memberExternalId: null, code: null };
};
