ALTER TABLE "survey_responses" ADD COLUMN "change_id" text;--> statement-breakpoint
CREATE INDEX "survey_responses_change" ON "survey_responses" USING btree ("change_id");