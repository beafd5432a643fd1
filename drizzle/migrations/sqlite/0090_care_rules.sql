CREATE TABLE `care_decisions` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`rule_id` integer NOT NULL,
	`event` text NOT NULL,
	`source_id` integer NOT NULL,
	`member_id` integer NOT NULL,
	`verdict` text NOT NULL,
	`case_id` integer,
	`at` integer NOT NULL,
	FOREIGN KEY (`rule_id`) REFERENCES `care_rules`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `care_decisions_source_id` ON `care_decisions` (`rule_id`,`event`,`source_id`);--> statement-breakpoint
CREATE INDEX `care_decisions_member` ON `care_decisions` (`member_id`,`at`);--> statement-breakpoint
CREATE INDEX `care_decisions_case` ON `care_decisions` (`case_id`);--> statement-breakpoint
CREATE TABLE `care_rules` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`name` text NOT NULL,
	`event` text NOT NULL,
	`after_days` integer NOT NULL,
	`min_amount` integer,
	`levels` text NOT NULL,
	`cool_down_days` integer NOT NULL,
	`active_since` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL
);
