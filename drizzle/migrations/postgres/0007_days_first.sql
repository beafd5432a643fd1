-- What an order changes lies side by side: the rollups are found by their day first. Which days a member bought on
-- is read from the orders themselves, and who is new from the day's own sums.
DROP TABLE "buyer_days";--> statement-breakpoint
DELETE FROM "buyer_gaps" WHERE "previous_day" = '';--> statement-breakpoint
ALTER TABLE "buyer_gaps" DROP CONSTRAINT "buyer_gaps_channel_category_id_day_previous_day_pk";--> statement-breakpoint
ALTER TABLE "sales_days" DROP CONSTRAINT "sales_days_channel_category_id_day_pk";--> statement-breakpoint
ALTER TABLE "buyer_gaps" ADD CONSTRAINT "buyer_gaps_day_channel_category_id_previous_day_pk" PRIMARY KEY("day","channel","category_id","previous_day");--> statement-breakpoint
ALTER TABLE "sales_days" ADD CONSTRAINT "sales_days_day_channel_category_id_pk" PRIMARY KEY("day","channel","category_id");--> statement-breakpoint
CREATE INDEX "sales_days_channels" ON "sales_days" USING btree ("channel","day") WHERE category_id = 0;--> statement-breakpoint
ALTER TABLE "orders" ADD COLUMN "sold_categories" text DEFAULT '' NOT NULL;--> statement-breakpoint
UPDATE orders SET sold_categories = coalesce((select string_agg(sold.category, ' ') from (
  select distinct cast(l.category_id as text) as category from order_lines l
  where l.order_id = orders.id and l.paid > 0 and l.category_id is not null order by 1) as sold), '');--> statement-breakpoint
CREATE INDEX "orders_bought" ON "orders" USING btree ("member_id","counted_on","channel","sold_categories") WHERE counted_on is not null;
