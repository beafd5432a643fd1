/** The version of all promotions: it counts their changes. */
import { eq } from 'drizzle-orm';
import { prepared } from '#db/prepared';
import { promotionBook } from '#db/schema/promotions/promotions';
import { statement } from '#db/statements';

export const selectVersion = prepared({}, (q) =>
  q.select({ version: promotionBook.version }).from(promotionBook).where(eq(promotionBook.id, 1)),
);
/**
 * Call in the transaction of every change of promotions, campaigns or batches of codes. By hand: inserts the row or counts
 * it up.
 */
export const invalidatePromotions = statement(
  `insert into promotion_book (id, version) values (1, 1)
   on conflict (id) do update set version = promotion_book.version + 1`,
);
