CREATE TABLE `competitor_offers` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`variant_id` integer NOT NULL,
	`seller` text NOT NULL,
	`url` text,
	`own` integer NOT NULL,
	`archived_at` integer,
	`amount` integer,
	`shipping` integer,
	`in_stock` integer,
	`observed_at` integer,
	`previous_amount` integer,
	`moved_at` integer,
	`seen_at` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`variant_id`) REFERENCES `variants`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `competitor_offers_seller` ON `competitor_offers` (`variant_id`,`seller`);--> statement-breakpoint
CREATE INDEX `competitor_offers_moved_at` ON `competitor_offers` (`moved_at`,`id`);--> statement-breakpoint
CREATE TABLE `competitor_prices` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`offer_id` integer NOT NULL,
	`amount` integer NOT NULL,
	`shipping` integer NOT NULL,
	`in_stock` integer NOT NULL,
	`observed_at` integer NOT NULL,
	`source` text NOT NULL,
	FOREIGN KEY (`offer_id`) REFERENCES `competitor_offers`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `competitor_prices_observed_at` ON `competitor_prices` (`offer_id`,`observed_at`);--> statement-breakpoint
CREATE TABLE `suggestion_rules` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`name` text NOT NULL,
	`category_id` integer,
	`active` integer NOT NULL,
	`aim` text NOT NULL,
	`offset_bps` integer NOT NULL,
	`rounding` text NOT NULL,
	`max_down_bps` integer NOT NULL,
	`max_up_bps` integer NOT NULL,
	`fresh_days` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`category_id`) REFERENCES `categories`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `suggestion_rules_category` ON `suggestion_rules` (`category_id`);--> statement-breakpoint
CREATE TABLE `price_batch_items` (
	`batch_id` integer NOT NULL,
	`variant_id` integer NOT NULL,
	`old_amount` integer,
	`new_amount` integer,
	`old_ends_at` integer,
	`replaced` text,
	`severity` integer NOT NULL,
	`edited` integer NOT NULL,
	PRIMARY KEY(`batch_id`, `variant_id`),
	FOREIGN KEY (`batch_id`) REFERENCES `price_batches`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`variant_id`) REFERENCES `variants`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `price_batch_items_severity` ON `price_batch_items` (`batch_id`,`severity`,`variant_id`);--> statement-breakpoint
CREATE INDEX `price_batch_items_variant` ON `price_batch_items` (`variant_id`);--> statement-breakpoint
CREATE TABLE `price_batches` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`name` text NOT NULL,
	`reason` text,
	`status` text NOT NULL,
	`list_id` integer NOT NULL,
	`min_quantity` integer NOT NULL,
	`starts_at` integer,
	`ends_at` integer,
	`filter` text,
	`formula` text,
	`rounding` text,
	`request` text NOT NULL,
	`item_count` integer DEFAULT 0 NOT NULL,
	`flagged_count` integer DEFAULT 0 NOT NULL,
	`below_floor_count` integer DEFAULT 0 NOT NULL,
	`max_change_bps` integer DEFAULT 0 NOT NULL,
	`min_margin_bps` integer,
	`breaches` text NOT NULL,
	`author_id` text NOT NULL,
	`author_name` text NOT NULL,
	`approver_name` text,
	`decided_at` integer,
	`written_at` integer,
	`reverts_id` integer,
	`reverted_by_id` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`list_id`) REFERENCES `price_lists`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `price_batches_status` ON `price_batches` (`status`,`starts_at`);--> statement-breakpoint
CREATE INDEX `price_batches_updated_at` ON `price_batches` (`updated_at`,`id`);--> statement-breakpoint
CREATE TABLE `price_events` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`variant_id` integer NOT NULL,
	`effective_at` integer NOT NULL,
	`recorded_at` integer NOT NULL,
	`amount` integer NOT NULL,
	`original_amount` integer NOT NULL,
	`cause` text NOT NULL,
	`batch_id` integer,
	`actor_kind` text NOT NULL,
	`actor_id` text,
	`actor_name` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `price_events_variant` ON `price_events` (`variant_id`,`effective_at`);--> statement-breakpoint
CREATE INDEX `price_events_effective_at` ON `price_events` (`effective_at`,`id`);--> statement-breakpoint
CREATE TABLE `price_lists` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`code` text NOT NULL,
	`kind` text NOT NULL,
	`names` text NOT NULL,
	`name` text NOT NULL,
	`priority` integer NOT NULL,
	`audience` text NOT NULL,
	`archived_at` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `price_lists_code` ON `price_lists` (`code`);--> statement-breakpoint
CREATE TABLE `prices` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`list_id` integer NOT NULL,
	`variant_id` integer NOT NULL,
	`min_quantity` integer NOT NULL,
	`amount` integer NOT NULL,
	`starts_at` integer NOT NULL,
	`ends_at` integer NOT NULL,
	`batch_id` integer,
	FOREIGN KEY (`list_id`) REFERENCES `price_lists`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`variant_id`) REFERENCES `variants`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `prices_variant` ON `prices` (`variant_id`,`list_id`,`min_quantity`,`ends_at`,`starts_at`,`amount`);--> statement-breakpoint
CREATE INDEX `prices_list` ON `prices` (`list_id`,`variant_id`,`starts_at`,`ends_at`);--> statement-breakpoint
CREATE INDEX `prices_starts_at` ON `prices` (`starts_at`,`id`);--> statement-breakpoint
CREATE TABLE `seasonal_batches` (
	`plan_id` integer NOT NULL,
	`entry_key` text NOT NULL,
	`year` integer NOT NULL,
	`batch_id` integer NOT NULL,
	PRIMARY KEY(`plan_id`, `entry_key`, `year`),
	FOREIGN KEY (`plan_id`) REFERENCES `seasonal_plans`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `seasonal_plans` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`names` text NOT NULL,
	`name` text NOT NULL,
	`entries` text NOT NULL,
	`archived_at` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
ALTER TABLE `categories` ADD `min_price` integer;--> statement-breakpoint
ALTER TABLE `categories` ADD `min_margin_bps` integer;--> statement-breakpoint
ALTER TABLE `members` ADD `groups` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `variants` ADD `min_price` integer;--> statement-breakpoint
ALTER TABLE `variants` ADD `min_margin_bps` integer;--> statement-breakpoint
ALTER TABLE `settings` ADD `min_margin_bps` integer DEFAULT 0;--> statement-breakpoint
ALTER TABLE `settings` ADD `approval_change_bps` integer DEFAULT 3000;--> statement-breakpoint
ALTER TABLE `settings` ADD `approval_margin_bps` integer DEFAULT 500;--> statement-breakpoint
ALTER TABLE `settings` ADD `approval_rows` integer DEFAULT 1000;