CREATE TABLE `case_lines` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`case_id` integer NOT NULL,
	`line_number` integer NOT NULL,
	`sku` text,
	`requested` integer NOT NULL,
	`approved` integer,
	`received` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `case_lines_line_number` ON `case_lines` (`case_id`,`line_number`);--> statement-breakpoint
CREATE TABLE `case_steps` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`case_id` integer NOT NULL,
	`at` integer NOT NULL,
	`recorded_at` integer NOT NULL,
	`party` text NOT NULL,
	`actor_kind` text NOT NULL,
	`actor_id` text,
	`actor_name` text,
	`action` text NOT NULL,
	`from_stage` text,
	`to_stage` text NOT NULL,
	`reason` text,
	`figures` text,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `case_steps_case` ON `case_steps` (`case_id`,`id`);--> statement-breakpoint
CREATE TABLE `cases` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`number` text NOT NULL,
	`recorded_on` text NOT NULL,
	`day_number` integer NOT NULL,
	`ticket_id` integer NOT NULL,
	`opened_for_id` integer NOT NULL,
	`kind` text NOT NULL,
	`state` text NOT NULL,
	`stage_at` integer NOT NULL,
	`due_at` integer,
	`lapses_at` integer,
	`lapses_to` text,
	`member_id` integer,
	`order_external_id` text,
	`owner_id` text,
	`responsibility` text DEFAULT 'undetermined' NOT NULL,
	`reason_code` text,
	`parent_id` integer,
	`opened_at` integer NOT NULL,
	`opened_by` text NOT NULL,
	`closed_at` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`ticket_id`) REFERENCES `tickets`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `cases_number` ON `cases` (`number`);--> statement-breakpoint
CREATE UNIQUE INDEX `cases_day_number` ON `cases` (`recorded_on`,`day_number`);--> statement-breakpoint
CREATE INDEX `cases_ticket` ON `cases` (`ticket_id`,`id`);--> statement-breakpoint
CREATE INDEX `cases_member` ON `cases` (`member_id`,`opened_at`);--> statement-breakpoint
CREATE INDEX `cases_order` ON `cases` (`order_external_id`);--> statement-breakpoint
CREATE INDEX `cases_opened_at` ON `cases` (`opened_at`,`id`);--> statement-breakpoint
CREATE INDEX `cases_state` ON `cases` (`kind`,`state`);--> statement-breakpoint
CREATE INDEX `cases_parent` ON `cases` (`parent_id`) WHERE parent_id is not null;--> statement-breakpoint
CREATE INDEX `cases_due_at` ON `cases` (`due_at`,`id`) WHERE closed_at is null;--> statement-breakpoint
CREATE TABLE `care_attempts` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`case_id` integer NOT NULL,
	`outcome` text NOT NULL,
	`at` integer NOT NULL,
	`recorded_at` integer NOT NULL,
	`staff_id` text,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `care_attempts_case` ON `care_attempts` (`case_id`,`id`);--> statement-breakpoint
CREATE TABLE `care_calls` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`case_id` integer NOT NULL,
	`rule` text NOT NULL,
	`planned_at` integer NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `care_calls_case_id` ON `care_calls` (`case_id`);
--> statement-breakpoint
CREATE TRIGGER `case_steps_no_update` BEFORE UPDATE ON `case_steps` WHEN NOT EXISTS (SELECT 1 FROM `ledger_clearing`) BEGIN SELECT RAISE(ABORT, 'case_steps is only added to'); END;
--> statement-breakpoint
CREATE TRIGGER `case_steps_no_delete` BEFORE DELETE ON `case_steps` WHEN NOT EXISTS (SELECT 1 FROM `ledger_clearing`) BEGIN SELECT RAISE(ABORT, 'case_steps is only added to'); END;
