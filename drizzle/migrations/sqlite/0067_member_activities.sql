CREATE TABLE `member_activities` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`campaign_id` integer NOT NULL,
	`code` text NOT NULL,
	`kind` text NOT NULL,
	`names` text NOT NULL,
	`themes` text NOT NULL,
	`descriptions` text NOT NULL,
	`starts_at` integer NOT NULL,
	`ends_at` integer NOT NULL,
	`audience` text NOT NULL,
	`per_member` text NOT NULL,
	`by_level` text NOT NULL,
	`max_entries` integer,
	`points` integer,
	`batch_id` integer,
	`product_id` integer,
	`winners` integer,
	`seed` text,
	`entry_count` integer DEFAULT 0 NOT NULL,
	`last_number` integer DEFAULT 0 NOT NULL,
	`archived_at` integer,
	`author_name` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`campaign_id`) REFERENCES `campaigns`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`batch_id`) REFERENCES `coupon_batches`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`product_id`) REFERENCES `products`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `member_activities_code` ON `member_activities` (`code`);--> statement-breakpoint
CREATE INDEX `member_activities_campaign` ON `member_activities` (`campaign_id`);--> statement-breakpoint
CREATE INDEX `member_activities_batch` ON `member_activities` (`batch_id`);--> statement-breakpoint
CREATE INDEX `member_activities_product` ON `member_activities` (`product_id`);--> statement-breakpoint
CREATE INDEX `member_activities_starts_at` ON `member_activities` (`starts_at`,`id`);--> statement-breakpoint
CREATE TABLE `member_activity_prizes` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`activity_id` integer NOT NULL,
	`position` integer NOT NULL,
	`names` text NOT NULL,
	`points` integer,
	`batch_id` integer,
	`rate` integer NOT NULL,
	`stock` integer,
	`given_count` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`activity_id`) REFERENCES `member_activities`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`batch_id`) REFERENCES `coupon_batches`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `member_activity_prizes_position` ON `member_activity_prizes` (`activity_id`,`position`);--> statement-breakpoint
CREATE INDEX `member_activity_prizes_batch` ON `member_activity_prizes` (`batch_id`);--> statement-breakpoint
CREATE TABLE `member_entries` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`external_id` text,
	`activity_id` integer NOT NULL,
	`member_id` integer NOT NULL,
	`number` integer NOT NULL,
	`state` text NOT NULL,
	`level` text,
	`entered_at` integer NOT NULL,
	`nonce` text,
	`roll` integer,
	`landed_id` integer,
	`prize_id` integer,
	`points` integer,
	`coupon_id` integer,
	`text` text,
	`file_id` integer,
	`decided_at` integer,
	`decided_by` text,
	`reason` text,
	`actor_kind` text NOT NULL,
	`actor_name` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`activity_id`) REFERENCES `member_activities`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`landed_id`) REFERENCES `member_activity_prizes`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`prize_id`) REFERENCES `member_activity_prizes`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`file_id`) REFERENCES `files`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `member_entries_external_id` ON `member_entries` (`external_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `member_entries_number` ON `member_entries` (`activity_id`,`number`);--> statement-breakpoint
CREATE INDEX `member_entries_member` ON `member_entries` (`member_id`,`activity_id`,`entered_at`);--> statement-breakpoint
CREATE INDEX `member_entries_entered_at` ON `member_entries` (`entered_at`,`id`);--> statement-breakpoint
CREATE INDEX `member_entries_prize` ON `member_entries` (`prize_id`);--> statement-breakpoint
CREATE INDEX `member_entries_landed` ON `member_entries` (`landed_id`);--> statement-breakpoint
CREATE INDEX `member_entries_coupon` ON `member_entries` (`coupon_id`);--> statement-breakpoint
CREATE INDEX `member_entries_file` ON `member_entries` (`file_id`);--> statement-breakpoint
CREATE INDEX `member_entries_waiting` ON `member_entries` (`entered_at`) WHERE state = 'waiting';