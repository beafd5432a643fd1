ALTER TABLE "survey_alert_contacts" DISABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "survey_alert_rules" DISABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "survey_alerts" DISABLE ROW LEVEL SECURITY;--> statement-breakpoint
DROP TABLE "survey_alert_contacts" CASCADE;--> statement-breakpoint
DROP TABLE "survey_alert_rules" CASCADE;--> statement-breakpoint
DROP TABLE "survey_alerts" CASCADE;--> statement-breakpoint
CREATE INDEX "survey_invitations_expires_at" ON "survey_invitations" USING btree ("expires_at");