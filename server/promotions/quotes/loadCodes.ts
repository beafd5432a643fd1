/** Loads the coupons of entered codes, and the version of the promotions. */
import { eq, inArray } from 'drizzle-orm';
import { codeKey } from '#contract/promotions/codes';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { coupons } from '#db/schema/promotions/coupons';
import { promotionBook } from '#db/schema/promotions/promotions';

export type CouponFacts = Pick<
  typeof coupons.$inferSelect,
  'id' | 'code' | 'key' | 'batchId' | 'memberId' | 'claimedAt' | 'validUntil' | 'revokedAt'
>;

/** What a quote asks of a coupon. */
export const couponColumns = {
  id: coupons.id,
  code: coupons.code,
  key: coupons.key,
  batchId: coupons.batchId,
  memberId: coupons.memberId,
  claimedAt: coupons.claimedAt,
  validUntil: coupons.validUntil,
  revokedAt: coupons.revokedAt,
};

/** The version of the promotions with each known code; one row without a code where none is known. */
const enteredCodes = prepared({ keys: many(coupons.key) }, (q, { keys }) =>
  q
    .select({ version: promotionBook.version, ...couponColumns })
    .from(promotionBook)
    .leftJoin(coupons, inArray(coupons.key, keys))
    .where(eq(promotionBook.id, 1)),
);

/** The coupons of entered codes, by their keys, and the version of the promotions. */
export interface CodeFacts {
  version: number | undefined;
  coupons: Map<string, CouponFacts>;
}

/** Loads both in one statement, because every basket needs the version and this is a measured hot path. */
export const loadCodes = async (db: Db, entered: readonly string[]): Promise<CodeFacts> => {
  const keys = [...new Set(entered.map(codeKey))].filter(Boolean);
  if (keys.length === 0) return { version: undefined, coupons: new Map() };
  const rows = await enteredCodes(db, { keys });
  const known = rows.filter((row): row is typeof row & CouponFacts => row.id !== null);
  return {
    version: rows[0]?.version,
    coupons: new Map(known.map((row) => [row.key ?? '', row])),
  };
};
