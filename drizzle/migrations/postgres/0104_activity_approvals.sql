ALTER TABLE "member_activities" ADD COLUMN "approval" text DEFAULT 'approved' NOT NULL;--> statement-breakpoint
ALTER TABLE "member_activities" ADD COLUMN "approved_points" bigint DEFAULT 0;--> statement-breakpoint
ALTER TABLE "member_activities" ADD COLUMN "author_ids" text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE "member_activities" ADD COLUMN "asked_by" text;--> statement-breakpoint
ALTER TABLE "member_activities" ADD COLUMN "alone_by" text;--> statement-breakpoint
ALTER TABLE "member_activities" ADD COLUMN "alone_on" text;--> statement-breakpoint
ALTER TABLE "member_activities" ADD COLUMN "approver_name" text;--> statement-breakpoint
ALTER TABLE "member_activities" ADD COLUMN "decided_at" bigint;--> statement-breakpoint
ALTER TABLE "member_activities" ADD COLUMN "decision" text;