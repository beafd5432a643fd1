CREATE TABLE `point_adjustment_lines` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`adjustment_id` integer NOT NULL,
	`line` integer NOT NULL,
	`member_id` integer NOT NULL,
	`points` integer NOT NULL,
	`growth` integer NOT NULL,
	`occurred_at` integer NOT NULL,
	`expires_at` integer,
	`note` text,
	FOREIGN KEY (`adjustment_id`) REFERENCES `point_adjustments`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `point_adjustment_lines_line` ON `point_adjustment_lines` (`adjustment_id`,`line`);--> statement-breakpoint
CREATE INDEX `point_adjustment_lines_member` ON `point_adjustment_lines` (`member_id`);--> statement-breakpoint
CREATE TABLE `point_adjustments` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`kind` text NOT NULL,
	`member_id` integer,
	`line_count` integer NOT NULL,
	`points_added` integer NOT NULL,
	`points_taken` integer NOT NULL,
	`growth_added` integer NOT NULL,
	`growth_taken` integer NOT NULL,
	`reason` text NOT NULL,
	`case_number` text,
	`note` text,
	`file_name` text,
	`content_hash` text,
	`state` text NOT NULL,
	`excess` text,
	`day` text NOT NULL,
	`author_id` text NOT NULL,
	`author_name` text NOT NULL,
	`approver_name` text,
	`decision` text,
	`decided_at` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `point_adjustments_member` ON `point_adjustments` (`member_id`);--> statement-breakpoint
CREATE INDEX `point_adjustments_author` ON `point_adjustments` (`author_id`,`day`);--> statement-breakpoint
CREATE INDEX `point_adjustments_case` ON `point_adjustments` (`case_number`);--> statement-breakpoint
CREATE INDEX `point_adjustments_content` ON `point_adjustments` (`content_hash`);--> statement-breakpoint
CREATE INDEX `point_adjustments_state` ON `point_adjustments` (`state`,`created_at`);--> statement-breakpoint
ALTER TABLE `settings` ADD `adjustment_limit_owner` integer DEFAULT 50000;--> statement-breakpoint
ALTER TABLE `settings` ADD `adjustment_limit_manager` integer DEFAULT 10000;--> statement-breakpoint
ALTER TABLE `settings` ADD `adjustment_limit_marketer` integer DEFAULT 5000;--> statement-breakpoint
ALTER TABLE `settings` ADD `goodwill_limit_case` integer DEFAULT 500;--> statement-breakpoint
ALTER TABLE `settings` ADD `goodwill_limit_month` integer DEFAULT 5000;