ALTER TABLE "return_lines" ADD COLUMN "line_id" text;--> statement-breakpoint
ALTER TABLE "return_lines" ADD COLUMN "order_position" integer;--> statement-breakpoint
ALTER TABLE "sales_freshness" ADD COLUMN "is_outdated" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
-- What returns take off revenue and cost is booked on other lines than before: the next start computes the sums again.
UPDATE sales_freshness SET is_outdated = 1;
