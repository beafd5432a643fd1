CREATE TABLE `campaigns` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`name` text NOT NULL,
	`theme` text,
	`goal` text,
	`owner_id` text,
	`owner_name` text,
	`starts_at` integer NOT NULL,
	`ends_at` integer,
	`budget` integer,
	`other_cost` integer DEFAULT 0 NOT NULL,
	`archived_at` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE INDEX `campaigns_starts_at` ON `campaigns` (`starts_at`,`id`);--> statement-breakpoint
CREATE TABLE `coupon_attempts` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`code` text NOT NULL,
	`coupon_id` integer,
	`at` integer NOT NULL,
	`verdict` text NOT NULL,
	`member_id` integer,
	`order_id` text,
	`channel` text
);
--> statement-breakpoint
CREATE INDEX `coupon_attempts_code` ON `coupon_attempts` (`code`,`at`);--> statement-breakpoint
CREATE INDEX `coupon_attempts_at` ON `coupon_attempts` (`at`,`id`);--> statement-breakpoint
CREATE TABLE `coupon_batches` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`promotion_id` integer NOT NULL,
	`name` text NOT NULL,
	`kind` text NOT NULL,
	`prefix` text NOT NULL,
	`length` integer NOT NULL,
	`alphabet` text NOT NULL,
	`quantity` integer NOT NULL,
	`generated` integer DEFAULT 0 NOT NULL,
	`uses_per_code` integer,
	`valid_from` integer,
	`valid_until` integer,
	`days_after_claim` integer,
	`claim` text NOT NULL,
	`job_id` integer,
	`revoked_at` integer,
	`author_name` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`promotion_id`) REFERENCES `promotions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `coupon_batches_promotion` ON `coupon_batches` (`promotion_id`);--> statement-breakpoint
CREATE TABLE `coupons` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`code` text NOT NULL,
	`batch_id` integer NOT NULL,
	`member_id` integer,
	`claimed_at` integer,
	`issued_by` text,
	`valid_until` integer,
	`revoked_at` integer,
	FOREIGN KEY (`batch_id`) REFERENCES `coupon_batches`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `coupons_code` ON `coupons` (`code`);--> statement-breakpoint
CREATE INDEX `coupons_batch` ON `coupons` (`batch_id`,`claimed_at`,`id`);--> statement-breakpoint
CREATE INDEX `coupons_member` ON `coupons` (`member_id`);--> statement-breakpoint
CREATE TABLE `promotion_book` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`version` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `promotion_cases` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`name` text NOT NULL,
	`request` text NOT NULL,
	`expected` text NOT NULL,
	`author_name` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE `promotion_revisions` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`promotion_id` integer NOT NULL,
	`revision` integer NOT NULL,
	`status` text NOT NULL,
	`name` text NOT NULL,
	`labels` text NOT NULL,
	`campaign_id` integer,
	`terms` text NOT NULL,
	`reason` text,
	`author_id` text NOT NULL,
	`author_name` text NOT NULL,
	`author_ids` text NOT NULL,
	`approver_name` text,
	`decision` text,
	`decided_at` integer,
	`live_from` integer,
	`created_at` integer NOT NULL,
	FOREIGN KEY (`promotion_id`) REFERENCES `promotions`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `promotion_revisions_revision` ON `promotion_revisions` (`promotion_id`,`revision`);--> statement-breakpoint
CREATE TABLE `promotions` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`name` text NOT NULL,
	`labels` text NOT NULL,
	`campaign_id` integer,
	`terms` text NOT NULL,
	`kind` text NOT NULL,
	`lane` text NOT NULL,
	`trigger` text NOT NULL,
	`starts_at` integer NOT NULL,
	`ends_at` integer,
	`live_revision` integer,
	`open_revision` integer,
	`open_status` text,
	`paused_at` integer,
	`archived_at` integer,
	`author_id` text NOT NULL,
	`author_name` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`campaign_id`) REFERENCES `campaigns`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `promotions_campaign` ON `promotions` (`campaign_id`);--> statement-breakpoint
CREATE INDEX `promotions_starts_at` ON `promotions` (`starts_at`,`id`);--> statement-breakpoint
CREATE INDEX `promotions_updated_at` ON `promotions` (`updated_at`,`id`);--> statement-breakpoint
CREATE TABLE `redemption_promotions` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`redemption_id` integer NOT NULL,
	`promotion_id` integer NOT NULL,
	`revision` integer NOT NULL,
	`coupon_id` integer,
	`campaign_id` integer,
	`gives_back` integer NOT NULL,
	`amount` integer NOT NULL,
	FOREIGN KEY (`redemption_id`) REFERENCES `redemptions`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `redemption_promotions_promotion` ON `redemption_promotions` (`redemption_id`,`promotion_id`);--> statement-breakpoint
CREATE INDEX `redemption_promotions_by_promotion` ON `redemption_promotions` (`promotion_id`,`redemption_id`);--> statement-breakpoint
CREATE INDEX `redemption_promotions_coupon` ON `redemption_promotions` (`coupon_id`);--> statement-breakpoint
CREATE TABLE `redemption_takes` (
	`redemption_id` integer NOT NULL,
	`counter` text NOT NULL,
	`amount` integer NOT NULL,
	PRIMARY KEY(`redemption_id`, `counter`),
	FOREIGN KEY (`redemption_id`) REFERENCES `redemptions`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `redemptions` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`order_id` text NOT NULL,
	`status` text NOT NULL,
	`member_id` integer,
	`customer_key` text,
	`channel` text,
	`goods` integer NOT NULL,
	`discount` integer NOT NULL,
	`total` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`committed_at` integer,
	`closed_at` integer,
	`request_hash` text NOT NULL,
	`quote` text NOT NULL,
	`returned` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `redemptions_order_id` ON `redemptions` (`order_id`) WHERE status <> 'released';--> statement-breakpoint
CREATE INDEX `redemptions_order` ON `redemptions` (`order_id`,`id`);--> statement-breakpoint
CREATE INDEX `redemptions_status` ON `redemptions` (`status`,`expires_at`);--> statement-breakpoint
CREATE INDEX `redemptions_created_at` ON `redemptions` (`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `redemptions_member` ON `redemptions` (`member_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `usage_counters` (
	`counter` text PRIMARY KEY NOT NULL,
	`used` integer NOT NULL
);
--> statement-breakpoint
ALTER TABLE `order_discounts` ADD `promotion_id` integer;--> statement-breakpoint
ALTER TABLE `order_discounts` ADD `revision` integer;--> statement-breakpoint
CREATE INDEX `order_discounts_promotion` ON `order_discounts` (`promotion_id`);--> statement-breakpoint
ALTER TABLE `settings` ADD `product_lane` text DEFAULT 'best' NOT NULL;--> statement-breakpoint
ALTER TABLE `settings` ADD `order_lane` text DEFAULT 'stack' NOT NULL;--> statement-breakpoint
ALTER TABLE `settings` ADD `shipping_lane` text DEFAULT 'best' NOT NULL;--> statement-breakpoint
ALTER TABLE `settings` ADD `threshold_basis` text DEFAULT 'after' NOT NULL;--> statement-breakpoint
ALTER TABLE `settings` ADD `approval_budget` integer DEFAULT 5000000;
--> statement-breakpoint
INSERT INTO "promotion_book" ("id", "version") VALUES (1, 0);
