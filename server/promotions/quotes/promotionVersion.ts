/** The version of all promotions, which counts their changes. */
import { eq, sql } from 'drizzle-orm';
import { nameOf, namesOf } from '#db/names';
import { prepared } from '#db/prepared';
import { promotionBook } from '#db/schema/promotions/promotions';

export const selectVersion = prepared({}, (q) =>
  q.select({ version: promotionBook.version }).from(promotionBook).where(eq(promotionBook.id, 1)),
);
/**
 * Call it in every transaction that changes promotions, campaigns or batches of codes. By hand: inserts the row or
 * increments it.
 */
export const invalidatePromotions = prepared(
  {},
  () =>
    sql`insert into ${promotionBook} (${namesOf(promotionBook.id, promotionBook.version)}) values (1, 1)
      on conflict (${nameOf(promotionBook.id)})
      do update set ${nameOf(promotionBook.version)} = ${promotionBook.version} + 1`,
);
