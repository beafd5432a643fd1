ALTER TABLE "price_batch_items" ADD COLUMN "cost" bigint;--> statement-breakpoint
ALTER TABLE "price_batch_items" ADD COLUMN "floor" bigint;--> statement-breakpoint
ALTER TABLE "price_batches" ADD COLUMN "computed_at" bigint;