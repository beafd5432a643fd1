CREATE TABLE `survey_alert_contacts` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`alert_id` integer NOT NULL,
	`at` integer NOT NULL,
	`channel` text NOT NULL,
	`outcome` text NOT NULL,
	`note` text,
	`message_id` integer,
	`by_id` text,
	`by_name` text NOT NULL,
	FOREIGN KEY (`alert_id`) REFERENCES `survey_alerts`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`message_id`) REFERENCES `ticket_messages`(`id`) ON UPDATE no action ON DELETE set null
);
--> statement-breakpoint
CREATE INDEX `survey_alert_contacts_alert` ON `survey_alert_contacts` (`alert_id`,`at`);--> statement-breakpoint
CREATE UNIQUE INDEX `survey_alert_contacts_message_id` ON `survey_alert_contacts` (`alert_id`,`message_id`);--> statement-breakpoint
CREATE TABLE `survey_alert_rules` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`survey_id` integer NOT NULL,
	`is_on` integer NOT NULL,
	`nps_at_most` integer,
	`csat_at_most` integer,
	`ces_at_most` integer,
	`dimension_at_most` integer,
	`words` text NOT NULL,
	`safety_words` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`survey_id`) REFERENCES `surveys`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `survey_alert_rules_survey_id` ON `survey_alert_rules` (`survey_id`);--> statement-breakpoint
CREATE TABLE `survey_alerts` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`survey_id` integer NOT NULL,
	`response_id` text,
	`rule` text NOT NULL,
	`reasons` text NOT NULL,
	`dimensions` text NOT NULL,
	`answered_at` integer NOT NULL,
	`can_be_reached` integer NOT NULL,
	`member_id` integer,
	`channel` text,
	`category_id` integer,
	`level` text,
	`agent_id` text,
	`team_id` integer,
	`ticket_id` integer,
	`has_own_ticket` integer NOT NULL,
	`owner_id` text,
	`calendar_id` integer,
	`due_at` integer,
	`contacted_at` integer,
	`contact_ran_ms` integer,
	`closed_at` integer,
	`closed_by` text,
	`was_contacted` integer,
	`root_cause_id` integer,
	`action_taken` text,
	`reopened_at` integer,
	`recovery_answer` integer,
	`recovery_at` integer,
	`withdrawn_at` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`survey_id`) REFERENCES `surveys`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`response_id`) REFERENCES `survey_responses`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`team_id`) REFERENCES `teams`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`ticket_id`) REFERENCES `tickets`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`calendar_id`) REFERENCES `service_calendars`(`id`) ON UPDATE no action ON DELETE set null,
	FOREIGN KEY (`root_cause_id`) REFERENCES `root_causes`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `survey_alerts_response_id` ON `survey_alerts` (`response_id`);--> statement-breakpoint
CREATE INDEX `survey_alerts_answered_at` ON `survey_alerts` (`answered_at`,`root_cause_id`);--> statement-breakpoint
CREATE INDEX `survey_alerts_survey` ON `survey_alerts` (`survey_id`,`answered_at`);--> statement-breakpoint
CREATE INDEX `survey_alerts_due_at` ON `survey_alerts` (`due_at`);--> statement-breakpoint
CREATE INDEX `survey_alerts_owner` ON `survey_alerts` (`owner_id`,`closed_at`);--> statement-breakpoint
CREATE INDEX `survey_alerts_member` ON `survey_alerts` (`member_id`,`root_cause_id`,`answered_at`);--> statement-breakpoint
CREATE INDEX `survey_alerts_ticket` ON `survey_alerts` (`ticket_id`);--> statement-breakpoint
CREATE INDEX `survey_alerts_closed_at` ON `survey_alerts` (`closed_at`,`id`);--> statement-breakpoint
CREATE TABLE `monthly_review_notes` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`review_id` integer NOT NULL,
	`text` text NOT NULL,
	`author_name` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`review_id`) REFERENCES `monthly_reviews`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `monthly_review_notes_review` ON `monthly_review_notes` (`review_id`);--> statement-breakpoint
CREATE TABLE `monthly_reviews` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`month` text NOT NULL,
	`content` text NOT NULL,
	`responses` integer NOT NULL,
	`moved` integer NOT NULL,
	`missed` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `monthly_reviews_month` ON `monthly_reviews` (`month`);--> statement-breakpoint
CREATE TABLE `satisfaction_targets` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`measure` text NOT NULL,
	`survey_id` integer,
	`dimension_key` text,
	`scope` text NOT NULL,
	`value` integer,
	`from_month` text NOT NULL,
	`source` text NOT NULL,
	`author_name` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`survey_id`) REFERENCES `surveys`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `satisfaction_targets_from_month` ON `satisfaction_targets` (`scope`,`from_month`);