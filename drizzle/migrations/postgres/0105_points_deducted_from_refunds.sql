ALTER TABLE "refund_lines" ADD COLUMN "points" integer;--> statement-breakpoint
ALTER TABLE "refunds" ADD COLUMN "points_due" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "refunds" ADD COLUMN "points_worth" bigint DEFAULT 0 NOT NULL;