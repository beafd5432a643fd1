ALTER TABLE "redemptions" ADD COLUMN "points" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "redemptions" ADD COLUMN "points_amount" bigint DEFAULT 0 NOT NULL;