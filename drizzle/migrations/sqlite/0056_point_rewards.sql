CREATE TABLE `point_rewards` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`kind` text NOT NULL,
	`names` text NOT NULL,
	`descriptions` text NOT NULL,
	`picture_url` text,
	`batch_id` integer,
	`points` integer NOT NULL,
	`by_level` text NOT NULL,
	`audience` text NOT NULL,
	`per_member` text,
	`max_redeemed` integer,
	`stock` integer,
	`redeemed_count` integer DEFAULT 0 NOT NULL,
	`starts_at` integer,
	`ends_at` integer,
	`archived_at` integer,
	`author_name` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`batch_id`) REFERENCES `coupon_batches`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `point_rewards_batch` ON `point_rewards` (`batch_id`);--> statement-breakpoint
CREATE INDEX `point_rewards_updated_at` ON `point_rewards` (`updated_at`,`id`);--> statement-breakpoint
CREATE TABLE `redeemed_rewards` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`external_id` text,
	`member_id` integer NOT NULL,
	`reward_id` integer NOT NULL,
	`kind` text NOT NULL,
	`names` text NOT NULL,
	`points` integer NOT NULL,
	`level` text,
	`programme_number` integer NOT NULL,
	`state` text NOT NULL,
	`coupon_id` integer,
	`recipient` text,
	`phone` text,
	`address` text,
	`carrier` text,
	`tracking_number` text,
	`note` text,
	`redeemed_at` integer NOT NULL,
	`fulfilled_at` integer,
	`cancelled_at` integer,
	`reason` text,
	`actor_kind` text NOT NULL,
	`actor_name` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`reward_id`) REFERENCES `point_rewards`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `redeemed_rewards_external_id` ON `redeemed_rewards` (`external_id`);--> statement-breakpoint
CREATE INDEX `redeemed_rewards_member` ON `redeemed_rewards` (`member_id`,`redeemed_at`);--> statement-breakpoint
CREATE INDEX `redeemed_rewards_reward` ON `redeemed_rewards` (`reward_id`,`redeemed_at`);--> statement-breakpoint
CREATE INDEX `redeemed_rewards_redeemed_at` ON `redeemed_rewards` (`redeemed_at`,`id`);--> statement-breakpoint
CREATE INDEX `redeemed_rewards_coupon` ON `redeemed_rewards` (`coupon_id`);--> statement-breakpoint
CREATE INDEX `redeemed_rewards_waiting` ON `redeemed_rewards` (`redeemed_at`) WHERE state = 'requested';