CREATE TABLE `dimensions` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`key` text NOT NULL,
	`names` text NOT NULL,
	`need` text NOT NULL,
	`position` integer NOT NULL,
	`retired_at` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `dimensions_key` ON `dimensions` (`key`);--> statement-breakpoint
CREATE TABLE `survey_versions` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`survey_id` integer NOT NULL,
	`number` integer NOT NULL,
	`definition` text NOT NULL,
	`published_at` integer,
	`published_by` text,
	`author_name` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`survey_id`) REFERENCES `surveys`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `survey_versions_number` ON `survey_versions` (`survey_id`,`number`);--> statement-breakpoint
CREATE UNIQUE INDEX `survey_versions_survey_id` ON `survey_versions` (`survey_id`) WHERE published_at is null;--> statement-breakpoint
CREATE TABLE `surveys` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`names` text NOT NULL,
	`purpose` text NOT NULL,
	`identity_mode` text NOT NULL,
	`frozen_at` integer,
	`archived_at` integer,
	`author_name` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE `weight_sets` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`number` integer NOT NULL,
	`weights` text NOT NULL,
	`effective_at` integer NOT NULL,
	`reason` text NOT NULL,
	`author_name` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `weight_sets_number` ON `weight_sets` (`number`);--> statement-breakpoint
CREATE UNIQUE INDEX `weight_sets_effective_at` ON `weight_sets` (`effective_at`);--> statement-breakpoint
CREATE TABLE `survey_distributions` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`survey_id` integer NOT NULL,
	`names` text NOT NULL,
	`trigger` text NOT NULL,
	`delay_minutes` integer NOT NULL,
	`sample_ppm` integer NOT NULL,
	`recontact_days` integer,
	`uses_cooldown` integer NOT NULL,
	`reminder_after_days` integer,
	`daily_limit` integer,
	`incentive` text,
	`channel` text NOT NULL,
	`link_token` text,
	`link_limit` integer,
	`started_at` integer,
	`ended_at` integer,
	`author_name` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`survey_id`) REFERENCES `surveys`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `survey_distributions_survey` ON `survey_distributions` (`survey_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `survey_distributions_link_token` ON `survey_distributions` (`link_token`);--> statement-breakpoint
CREATE TABLE `survey_invitations` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`distribution_id` integer NOT NULL,
	`version_id` integer NOT NULL,
	`member_id` integer,
	`subject_kind` text NOT NULL,
	`subject_id` integer NOT NULL,
	`occurrence` integer NOT NULL,
	`occurred_at` integer NOT NULL,
	`decided_at` integer NOT NULL,
	`out_reason` text,
	`inclusion_ppm` integer NOT NULL,
	`snapshot` text NOT NULL,
	`token_hash` text,
	`due_at` integer,
	`sent_at` integer,
	`reminded_at` integer,
	`opened_at` integer,
	`started_at` integer,
	`completed_at` integer,
	`voided_at` integer,
	`expires_at` integer,
	FOREIGN KEY (`distribution_id`) REFERENCES `survey_distributions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`version_id`) REFERENCES `survey_versions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `survey_invitations_occurrence` ON `survey_invitations` (`distribution_id`,`subject_kind`,`subject_id`,`occurrence`);--> statement-breakpoint
CREATE UNIQUE INDEX `survey_invitations_token_hash` ON `survey_invitations` (`token_hash`);--> statement-breakpoint
CREATE INDEX `survey_invitations_due_at` ON `survey_invitations` (`due_at`);--> statement-breakpoint
CREATE INDEX `survey_invitations_member` ON `survey_invitations` (`member_id`,`sent_at`);--> statement-breakpoint
CREATE INDEX `survey_invitations_decided_at` ON `survey_invitations` (`distribution_id`,`decided_at`);--> statement-breakpoint
CREATE TABLE `survey_answers` (
	`id` text PRIMARY KEY NOT NULL,
	`response_id` text NOT NULL,
	`question_key` text NOT NULL,
	`row_key` text NOT NULL,
	`number` integer,
	`option_ids` text,
	`text` text,
	`is_skipped` integer NOT NULL,
	FOREIGN KEY (`response_id`) REFERENCES `survey_responses`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `survey_answers_row_key` ON `survey_answers` (`response_id`,`question_key`,`row_key`);--> statement-breakpoint
CREATE INDEX `survey_answers_question` ON `survey_answers` (`question_key`,`row_key`);--> statement-breakpoint
CREATE TABLE `survey_responses` (
	`id` text PRIMARY KEY NOT NULL,
	`survey_id` integer NOT NULL,
	`version_id` integer NOT NULL,
	`distribution_id` integer,
	`invitation_id` integer,
	`member_id` integer,
	`subject_kind` text,
	`subject_id` integer,
	`source` text NOT NULL,
	`submission_id` text NOT NULL,
	`revision` integer NOT NULL,
	`started_at` integer,
	`completed_at` integer,
	`quality` text NOT NULL,
	`quality_reasons` text NOT NULL,
	`language` text,
	`channel` text,
	`agent_id` text,
	`team_id` integer,
	`ticket_type` text,
	`level` text,
	`category_id` integer,
	`region` text,
	`value_band` integer,
	`promotion_id` integer,
	`campaign_id` integer,
	`activity_id` integer,
	`contact_wanted` integer NOT NULL,
	`contact` text,
	`topics` text NOT NULL,
	`tags` text NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`survey_id`) REFERENCES `surveys`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`version_id`) REFERENCES `survey_versions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`distribution_id`) REFERENCES `survey_distributions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`invitation_id`) REFERENCES `survey_invitations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `survey_responses_invitation_id` ON `survey_responses` (`invitation_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `survey_responses_submission_id` ON `survey_responses` (`survey_id`,`submission_id`);--> statement-breakpoint
CREATE INDEX `survey_responses_completed_at` ON `survey_responses` (`survey_id`,`completed_at`);--> statement-breakpoint
CREATE INDEX `survey_responses_member` ON `survey_responses` (`member_id`,`completed_at`);--> statement-breakpoint
CREATE INDEX `survey_responses_subject` ON `survey_responses` (`subject_kind`,`subject_id`);
--> statement-breakpoint
-- What was published is never changed; see drizzle/schema/platform/ledgerClearing.ts.
CREATE TRIGGER `survey_versions_no_update` BEFORE UPDATE ON `survey_versions` WHEN OLD.published_at IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `ledger_clearing`) BEGIN SELECT RAISE(ABORT, 'a published version is never changed'); END;
--> statement-breakpoint
CREATE TRIGGER `survey_versions_no_delete` BEFORE DELETE ON `survey_versions` WHEN OLD.published_at IS NOT NULL AND NOT EXISTS (SELECT 1 FROM `ledger_clearing`) BEGIN SELECT RAISE(ABORT, 'a published version is never changed'); END;
