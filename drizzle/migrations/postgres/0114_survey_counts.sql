DROP INDEX "survey_invitations_decided_at";--> statement-breakpoint
DROP INDEX "survey_responses_completed_at";--> statement-breakpoint
CREATE INDEX "survey_invitations_decided_at" ON "survey_invitations" USING btree ("distribution_id","decided_at","out_reason","sent_at","started_at","completed_at","voided_at");--> statement-breakpoint
CREATE INDEX "survey_responses_completed_at" ON "survey_responses" USING btree ("survey_id","completed_at","source");