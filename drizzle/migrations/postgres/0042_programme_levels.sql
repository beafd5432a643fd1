ALTER TABLE "members" ADD COLUMN "level_steps" text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE "member_levels" ADD COLUMN "kind" text;--> statement-breakpoint
ALTER TABLE "member_levels" ADD COLUMN "level_before" text;--> statement-breakpoint
ALTER TABLE "member_levels" ADD COLUMN "valid_until" text;--> statement-breakpoint
ALTER TABLE "member_levels" ADD COLUMN "grace_until" text;--> statement-breakpoint
ALTER TABLE "member_levels" ADD COLUMN "programme_number" integer;--> statement-breakpoint
ALTER TABLE "member_levels" ADD COLUMN "measures" text;--> statement-breakpoint
CREATE INDEX "member_levels_begins" ON "member_levels" USING btree ("starts_at","id") WHERE kind is not null;--> statement-breakpoint
CREATE INDEX "member_levels_ends" ON "member_levels" USING btree ("valid_until","id") WHERE valid_until is not null;--> statement-breakpoint
CREATE INDEX "growth_entries_reverses" ON "growth_entries" USING btree ("reverses_id") WHERE reverses_id is not null;