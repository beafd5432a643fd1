ALTER TABLE "return_lines" ADD COLUMN "met_units" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "return_lines" ADD COLUMN "met_amount" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "return_lines" ADD COLUMN "claimed_after" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "returns" ADD COLUMN "refund_id" integer;--> statement-breakpoint
ALTER TABLE "returns" ADD COLUMN "met_shipping" bigint DEFAULT 0 NOT NULL;