DROP INDEX "growth_entries_source_id";--> statement-breakpoint
DROP INDEX "point_entries_source_id";--> statement-breakpoint
ALTER TABLE "point_accounts" ADD COLUMN "written_at" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "growth_entries_rule_key" ON "growth_entries" USING btree ("member_id","type","source","source_id","source_line","rule_key");--> statement-breakpoint
CREATE UNIQUE INDEX "point_entries_rule_key" ON "point_entries" USING btree ("member_id","type","source","source_id","source_line","rule_key");--> statement-breakpoint
CREATE INDEX "point_entries_reverses" ON "point_entries" USING btree ("reverses_id") WHERE reverses_id is not null;--> statement-breakpoint
CREATE INDEX "point_lots_left" ON "point_lots" USING btree ("member_id") WHERE remaining > 0;