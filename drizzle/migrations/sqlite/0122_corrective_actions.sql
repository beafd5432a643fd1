CREATE TABLE `corrective_actions` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`title` text NOT NULL,
	`plan` text,
	`type` text,
	`owner_id` text,
	`verifier_id` text,
	`due_on` text,
	`stage` text NOT NULL,
	`root_cause_id` integer,
	`dimension_key` text,
	`category_id` integer,
	`channel` text,
	`survey_id` integer NOT NULL,
	`measure` text NOT NULL,
	`window_days` integer NOT NULL,
	`round` integer NOT NULL,
	`accepted_at` integer,
	`started_at` integer,
	`implemented_at` integer,
	`ended_at` integer,
	`reason` text,
	`last_verdict` text,
	`last_checked_at` integer,
	`pattern` text,
	`author_name` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`root_cause_id`) REFERENCES `root_causes`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`survey_id`) REFERENCES `surveys`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `corrective_actions_pattern` ON `corrective_actions` (`pattern`) WHERE pattern is not null and stage not in ('verified', 'dismissed');--> statement-breakpoint
CREATE INDEX `corrective_actions_stage` ON `corrective_actions` (`stage`,`due_on`);--> statement-breakpoint
CREATE INDEX `corrective_actions_survey` ON `corrective_actions` (`survey_id`,`implemented_at`);--> statement-breakpoint
CREATE TABLE `corrective_checks` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`action_id` integer NOT NULL,
	`round` integer NOT NULL,
	`implemented_at` integer NOT NULL,
	`measure` text NOT NULL,
	`comparison` text NOT NULL,
	`verdict` text NOT NULL,
	`comment` text NOT NULL,
	`verifier_id` text,
	`verifier_name` text NOT NULL,
	`checked_at` integer NOT NULL,
	FOREIGN KEY (`action_id`) REFERENCES `corrective_actions`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `corrective_checks_round` ON `corrective_checks` (`action_id`,`round`);--> statement-breakpoint
CREATE TABLE `corrective_evidence` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`action_id` integer NOT NULL,
	`kind` text NOT NULL,
	`response_id` text,
	`ticket_id` integer,
	`alert_id` integer,
	`root_cause_id` integer,
	`cell` text,
	`reference` text NOT NULL,
	`added_by` text NOT NULL,
	`added_at` integer NOT NULL,
	FOREIGN KEY (`action_id`) REFERENCES `corrective_actions`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`response_id`) REFERENCES `survey_responses`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`ticket_id`) REFERENCES `tickets`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`alert_id`) REFERENCES `survey_alerts`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`root_cause_id`) REFERENCES `root_causes`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `corrective_evidence_reference` ON `corrective_evidence` (`action_id`,`kind`,`reference`);--> statement-breakpoint
CREATE INDEX `corrective_evidence_response` ON `corrective_evidence` (`response_id`);--> statement-breakpoint
CREATE INDEX `corrective_evidence_ticket` ON `corrective_evidence` (`ticket_id`);--> statement-breakpoint
CREATE INDEX `corrective_evidence_alert` ON `corrective_evidence` (`alert_id`);