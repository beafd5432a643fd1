DROP TABLE `survey_alert_contacts`;--> statement-breakpoint
DROP TABLE `survey_alert_rules`;--> statement-breakpoint
DROP TABLE `survey_alerts`;--> statement-breakpoint
CREATE INDEX `survey_invitations_expires_at` ON `survey_invitations` (`expires_at`);