ALTER TABLE "member_entries" ADD COLUMN "channel" text;--> statement-breakpoint
ALTER TABLE "member_entries" ADD COLUMN "approved_at" bigint;--> statement-breakpoint
UPDATE member_entries SET approved_at = decided_at WHERE state IN ('approved', 'won');
