CREATE TABLE `survey_incentives` (
	`invitation_id` integer PRIMARY KEY NOT NULL,
	`distribution_id` integer NOT NULL,
	`member_id` integer NOT NULL,
	`points` integer,
	`coupon_id` integer,
	`given_at` integer NOT NULL,
	FOREIGN KEY (`invitation_id`) REFERENCES `survey_invitations`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`distribution_id`) REFERENCES `survey_distributions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `survey_incentives_member_id` ON `survey_incentives` (`distribution_id`,`member_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `survey_incentives_coupon_id` ON `survey_incentives` (`coupon_id`);--> statement-breakpoint
ALTER TABLE `survey_distributions` ADD `approval` text;--> statement-breakpoint
ALTER TABLE `survey_distributions` ADD `author_ids` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `survey_distributions` ADD `asked_by` text;--> statement-breakpoint
ALTER TABLE `survey_distributions` ADD `approver_name` text;--> statement-breakpoint
ALTER TABLE `survey_distributions` ADD `decided_at` integer;--> statement-breakpoint
ALTER TABLE `survey_distributions` ADD `decision` text;--> statement-breakpoint
ALTER TABLE `survey_distributions` ADD `alone_by` text;--> statement-breakpoint
ALTER TABLE `survey_distributions` ADD `alone_on` text;--> statement-breakpoint
ALTER TABLE `survey_distributions` ADD `alone_until` text;--> statement-breakpoint
ALTER TABLE `survey_distributions` ADD `alone_points` integer;--> statement-breakpoint
CREATE INDEX `survey_distributions_alone` ON `survey_distributions` (`alone_by`,`alone_on`);