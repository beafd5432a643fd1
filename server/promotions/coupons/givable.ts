/** Which batches can be chosen where something gives their codes: `givenCodesError` says of the others why they cannot. */
import { inArray } from 'drizzle-orm';
import { many, prepared } from '#db/prepared';
import { promotions } from '#db/schema/promotions/promotions';
import { inValues, query } from '#db/statements';
import type { CustomFilter } from '../../platform/lists/spec.ts';
import { namingOf } from '../scopes/namingOf.ts';

const BATCH = '"coupon_batches"';
/** As `givenCodesError`: codes for one member each, which members cannot get in another way. */
const GIVABLE = `${BATCH}.kind = 'unique' and ${BATCH}.revoked_at is null
  and (${BATCH}.valid_until is null or ${BATCH}.valid_until > ?)
  and ${BATCH}.claim like '%"bound":true%' and ${BATCH}.claim not like '%"open":true%'
  and ${BATCH}.claim not like '%"event":"%'
  and exists (select 1 from promotions p where p.id = ${BATCH}.promotion_id and p.live_revision is not null
    and p.archived_at is null and (p.ends_at is null or p.ends_at > ?))`;

export const byGivable: CustomFilter = (value, { now }) =>
  value === true ? { sql: GIVABLE, values: [now(), now()] } : null;

const termsOf = prepared({ ids: many(promotions.id) }, (q, { ids }) =>
  q
    .select({ id: promotions.id, terms: promotions.terms })
    .from(promotions)
    .where(inArray(promotions.id, ids)),
);

/** The right to buy a product: codes of a promotion that is limited to it, valid only within their own first and last day. */
export const byProduct: CustomFilter = async (value, { db, now }) => {
  if (typeof value !== 'number' || !Number.isSafeInteger(value)) return null;
  const limited = await query<{ id: number }>(
    db,
    `select distinct promotion_id as id from coupon_batches
     where kind = 'unique' and revoked_at is null and valid_from is not null and valid_until > ?`,
    [now()],
  );
  const isNaming = await namingOf(db, value);
  const naming = (await termsOf(db, { ids: limited.map(({ id }) => Number(id)) })).filter(
    ({ terms }) => isNaming(terms.scope),
  );
  return {
    sql: `${BATCH}.valid_from is not null and ${BATCH}.valid_until is not null
      and ${BATCH}.promotion_id ${inValues(db, 'bigint')}`,
    values: [JSON.stringify(naming.map(({ id }) => id))],
  };
};
