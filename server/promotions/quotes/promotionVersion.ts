/** The version of all promotions, which counts their changes. */
import { eq } from 'drizzle-orm';
import { prepared } from '#db/prepared';
import { promotionBook } from '#db/schema/promotions/promotions';
import { statement } from '#db/statements';

export const selectVersion = prepared({}, (q) =>
  q.select({ version: promotionBook.version }).from(promotionBook).where(eq(promotionBook.id, 1)),
);
/**
 * Call it in every transaction that changes promotions, campaigns or batches of codes. By hand: inserts the row or
 * increments it.
 */
export const invalidatePromotions = statement(
  `insert into promotion_book (id, version) values (1, 1)
   on conflict (id) do update set version = promotion_book.version + 1`,
);
