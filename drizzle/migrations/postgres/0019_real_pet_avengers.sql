ALTER TABLE "activities" ADD COLUMN "change_id" text;--> statement-breakpoint
CREATE INDEX "activities_change" ON "activities" USING btree ("change_id");