ALTER TABLE "members" ADD COLUMN "level_version" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "member_levels" ADD COLUMN "term_from" text;--> statement-breakpoint
CREATE INDEX "members_level_version" ON "members" USING btree ("level_version");