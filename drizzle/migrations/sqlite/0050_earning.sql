CREATE TABLE `earn_approvals` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`order_id` integer,
	`event_id` integer,
	`trigger` text NOT NULL,
	`source_id` text NOT NULL,
	`member_id` integer NOT NULL,
	`occurred_at` integer NOT NULL,
	`recorded_at` integer NOT NULL,
	`state` text NOT NULL,
	`decided_by` text,
	`decided_at` integer,
	`reason` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`order_id`) REFERENCES `orders`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`event_id`) REFERENCES `events`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `earn_approvals_member_id` ON `earn_approvals` (`order_id`,`member_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `earn_approvals_event_id` ON `earn_approvals` (`event_id`);--> statement-breakpoint
CREATE INDEX `earn_approvals_waiting` ON `earn_approvals` (`occurred_at`) WHERE state = 'waiting';--> statement-breakpoint
CREATE INDEX `earn_approvals_member` ON `earn_approvals` (`member_id`);--> statement-breakpoint
CREATE TABLE `order_earnings` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`order_id` integer NOT NULL,
	`member_id` integer NOT NULL,
	`state` text NOT NULL,
	`programme_number` integer NOT NULL,
	`paid_at` integer NOT NULL,
	`level` text,
	`awards` text NOT NULL,
	`lines` text NOT NULL,
	`returns` text NOT NULL,
	`delivered_at` integer,
	`revision` integer DEFAULT 0 NOT NULL,
	`recorded_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`order_id`) REFERENCES `orders`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `order_earnings_member_id` ON `order_earnings` (`order_id`,`member_id`);--> statement-breakpoint
CREATE INDEX `order_earnings_member` ON `order_earnings` (`member_id`);--> statement-breakpoint
CREATE TABLE `earn_budgets` (
	`rule_key` text NOT NULL,
	`currency` text NOT NULL,
	`granted` integer NOT NULL,
	PRIMARY KEY(`rule_key`, `currency`)
);
--> statement-breakpoint
DROP INDEX `referrals_referee_id`;--> statement-breakpoint
ALTER TABLE `referrals` ADD `channel` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `referrals` ADD `event_external_id` text DEFAULT '' NOT NULL;--> statement-breakpoint
CREATE INDEX `referrals_occurred_at` ON `referrals` (`occurred_at`,`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `referrals_referee_id` ON `referrals` (`referee_id`) WHERE state <> 'rejected';--> statement-breakpoint
ALTER TABLE `members` ADD `birthday_set_at` integer;