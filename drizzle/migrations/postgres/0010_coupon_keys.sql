DROP INDEX "coupons_code";--> statement-breakpoint
ALTER TABLE "coupons" ADD COLUMN "key" text;--> statement-breakpoint
-- Among codes that look alike, the newest that can still be used keeps its key.
UPDATE coupons SET key = translate(code, 'АВЕЅІЈКМНОРСТУХԚԜӀΑΒΕΖΗΙΚΜΝΟΡΤΥΧİOIL-_', 'ABES1JKMH0PCTYXQW1ABEZH1KMN0PTYX1011');--> statement-breakpoint
UPDATE coupons SET key = NULL WHERE id IN (
  SELECT id FROM (
    SELECT c.id, row_number() OVER (
      PARTITION BY c.key
      ORDER BY CASE WHEN b.revoked_at IS NULL AND p.archived_at IS NULL THEN 0 ELSE 1 END, c.id DESC
    ) AS place
    FROM coupons c JOIN coupon_batches b ON b.id = c.batch_id JOIN promotions p ON p.id = b.promotion_id
  ) ranked WHERE place > 1
);--> statement-breakpoint
CREATE UNIQUE INDEX "coupons_key" ON "coupons" USING btree ("key");--> statement-breakpoint
CREATE INDEX "coupons_code" ON "coupons" USING btree ("code");