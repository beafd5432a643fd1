ALTER TABLE "redemption_takes" ADD COLUMN "reserved" bigint;--> statement-breakpoint
ALTER TABLE "redemptions" ADD COLUMN "limits_then" text;