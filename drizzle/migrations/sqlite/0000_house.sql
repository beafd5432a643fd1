CREATE TABLE `activities` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`at` integer NOT NULL,
	`actor_kind` text NOT NULL,
	`actor_id` text,
	`actor_name` text NOT NULL,
	`resource` text NOT NULL,
	`record_id` text,
	`record_name` text,
	`verb` text NOT NULL,
	`before` text,
	`after` text,
	`reason` text
);
--> statement-breakpoint
CREATE INDEX `activities_record` ON `activities` (`resource`,`record_id`,`id`);--> statement-breakpoint
CREATE INDEX `activities_actor` ON `activities` (`actor_id`,`id`);--> statement-breakpoint
CREATE INDEX `activities_at` ON `activities` (`at`);--> statement-breakpoint
CREATE TABLE `api_keys` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`name` text NOT NULL,
	`prefix` text NOT NULL,
	`secret_hash` text NOT NULL,
	`scopes` text NOT NULL,
	`created_by` text,
	`last_used_at` integer,
	`revoked_at` integer,
	`created_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `api_keys_secret_hash` ON `api_keys` (`secret_hash`);--> statement-breakpoint
CREATE TABLE `attributes` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`code` text NOT NULL,
	`names` text NOT NULL,
	`name` text NOT NULL,
	`type` text NOT NULL,
	`unit` text,
	`options` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `attributes_code` ON `attributes` (`code`);--> statement-breakpoint
CREATE TABLE `categories` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`code` text NOT NULL,
	`parent_id` integer,
	`position` integer NOT NULL,
	`path` text NOT NULL,
	`depth` integer NOT NULL,
	`names` text NOT NULL,
	`name` text NOT NULL,
	`hidden` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `categories_code` ON `categories` (`code`);--> statement-breakpoint
CREATE INDEX `categories_parent` ON `categories` (`parent_id`,`position`);--> statement-breakpoint
CREATE INDEX `categories_path` ON `categories` (`path`);--> statement-breakpoint
CREATE TABLE `category_attributes` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`category_id` integer NOT NULL,
	`attribute_id` integer NOT NULL,
	`requirement` text NOT NULL,
	FOREIGN KEY (`category_id`) REFERENCES `categories`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`attribute_id`) REFERENCES `attributes`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `category_attributes_attribute` ON `category_attributes` (`category_id`,`attribute_id`);--> statement-breakpoint
CREATE INDEX `category_attributes_by_attribute` ON `category_attributes` (`attribute_id`);--> statement-breakpoint
CREATE TABLE `events` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`external_id` text NOT NULL,
	`type` text NOT NULL,
	`at` integer NOT NULL,
	`day` text NOT NULL,
	`channel` text NOT NULL,
	`source` text,
	`session` text,
	`member_id` integer,
	`member_external_id` text,
	`sku` text,
	`detail` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `events_external_id` ON `events` (`external_id`);--> statement-breakpoint
CREATE INDEX `events_member` ON `events` (`member_id`,`at`);--> statement-breakpoint
CREATE INDEX `events_unjoined` ON `events` (`member_external_id`) WHERE member_id is null;--> statement-breakpoint
CREATE INDEX `events_day` ON `events` (`day`,`type`);--> statement-breakpoint
CREATE TABLE `idempotency_keys` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`api_key_id` integer NOT NULL,
	`key` text NOT NULL,
	`request_hash` text NOT NULL,
	`status` integer NOT NULL,
	`body` text NOT NULL,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `idempotency_keys_key` ON `idempotency_keys` (`api_key_id`,`key`);--> statement-breakpoint
CREATE INDEX `idempotency_keys_created_at` ON `idempotency_keys` (`created_at`);--> statement-breakpoint
CREATE TABLE `job_errors` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`job_id` integer NOT NULL,
	`line` integer NOT NULL,
	`field` text,
	`message` text NOT NULL,
	`row` text NOT NULL,
	FOREIGN KEY (`job_id`) REFERENCES `jobs`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `job_errors_job` ON `job_errors` (`job_id`,`id`);--> statement-breakpoint
CREATE TABLE `jobs` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`status` text NOT NULL,
	`input` text NOT NULL,
	`done` integer DEFAULT 0 NOT NULL,
	`total` integer DEFAULT 0 NOT NULL,
	`counts` text NOT NULL,
	`result_file` text,
	`result_name` text,
	`message` text,
	`cancel_requested` integer NOT NULL,
	`staff_id` text,
	`staff_name` text NOT NULL,
	`created_at` integer NOT NULL,
	`started_at` integer,
	`heartbeat_at` integer,
	`finished_at` integer
);
--> statement-breakpoint
CREATE INDEX `jobs_staff` ON `jobs` (`staff_id`,`id`);--> statement-breakpoint
CREATE INDEX `jobs_status` ON `jobs` (`status`);--> statement-breakpoint
CREATE TABLE `members` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`external_id` text NOT NULL,
	`name` text,
	`phone` text,
	`email` text,
	`address` text,
	`birthday` text,
	`gender` text,
	`language` text,
	`country` text,
	`channel` text,
	`level` text,
	`joined_at` integer,
	`provisional` integer NOT NULL,
	`order_count` integer DEFAULT 0 NOT NULL,
	`revenue` integer DEFAULT 0 NOT NULL,
	`returned` integer DEFAULT 0 NOT NULL,
	`first_order_at` integer,
	`last_order_at` integer,
	`source_updated_at` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `members_external_id` ON `members` (`external_id`);--> statement-breakpoint
CREATE INDEX `members_joined_at` ON `members` (`joined_at`,`id`);--> statement-breakpoint
CREATE INDEX `members_last_order_at` ON `members` (`last_order_at`,`id`);--> statement-breakpoint
CREATE INDEX `members_revenue` ON `members` (`revenue`,`id`);--> statement-breakpoint
CREATE INDEX `members_name` ON `members` (`name`,`id`);--> statement-breakpoint
CREATE TABLE `order_discounts` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`order_id` integer NOT NULL,
	`line_position` integer,
	`code` text,
	`label` text NOT NULL,
	`amount` integer NOT NULL,
	FOREIGN KEY (`order_id`) REFERENCES `orders`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `order_discounts_order` ON `order_discounts` (`order_id`);--> statement-breakpoint
CREATE TABLE `order_lines` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`order_id` integer NOT NULL,
	`position` integer NOT NULL,
	`sku` text,
	`name` text NOT NULL,
	`variant_id` integer,
	`product_id` integer,
	`category_id` integer,
	`quantity` integer NOT NULL,
	`unit_price` integer NOT NULL,
	`discount` integer NOT NULL,
	`paid` integer NOT NULL,
	`cost` integer,
	FOREIGN KEY (`order_id`) REFERENCES `orders`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `order_lines_order` ON `order_lines` (`order_id`);--> statement-breakpoint
CREATE INDEX `order_lines_category` ON `order_lines` (`category_id`);--> statement-breakpoint
CREATE INDEX `order_lines_product` ON `order_lines` (`product_id`);--> statement-breakpoint
CREATE INDEX `order_lines_unjoined` ON `order_lines` (`sku`) WHERE variant_id is null;--> statement-breakpoint
CREATE TABLE `order_status_changes` (
	`order_id` integer NOT NULL,
	`status` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`order_id`, `status`),
	FOREIGN KEY (`order_id`) REFERENCES `orders`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE TABLE `orders` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`external_id` text NOT NULL,
	`kind` text NOT NULL,
	`channel` text NOT NULL,
	`member_id` integer,
	`status` text NOT NULL,
	`placed_at` integer NOT NULL,
	`paid_at` integer,
	`counted_on` text,
	`country` text,
	`revenue` integer NOT NULL,
	`discount` integer NOT NULL,
	`shipping` integer NOT NULL,
	`total` integer NOT NULL,
	`returned` integer DEFAULT 0 NOT NULL,
	`units` integer NOT NULL,
	`line_count` integer NOT NULL,
	`content_hash` text,
	`source_updated_at` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `orders_external_id` ON `orders` (`external_id`);--> statement-breakpoint
CREATE INDEX `orders_counted_on` ON `orders` (`counted_on`,`channel`);--> statement-breakpoint
CREATE INDEX `orders_placed_at` ON `orders` (`placed_at`,`id`);--> statement-breakpoint
CREATE INDEX `orders_member` ON `orders` (`member_id`,`placed_at`);--> statement-breakpoint
CREATE INDEX `orders_status` ON `orders` (`status`,`placed_at`);--> statement-breakpoint
CREATE TABLE `attribute_values` (
	`product_id` integer NOT NULL,
	`attribute_id` integer NOT NULL,
	`value` text NOT NULL,
	PRIMARY KEY(`product_id`, `attribute_id`),
	FOREIGN KEY (`product_id`) REFERENCES `products`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`attribute_id`) REFERENCES `attributes`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `attribute_values_value` ON `attribute_values` (`attribute_id`,`value`);--> statement-breakpoint
CREATE TABLE `product_categories` (
	`product_id` integer NOT NULL,
	`category_id` integer NOT NULL,
	PRIMARY KEY(`product_id`, `category_id`),
	FOREIGN KEY (`product_id`) REFERENCES `products`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`category_id`) REFERENCES `categories`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `product_categories_category` ON `product_categories` (`category_id`);--> statement-breakpoint
CREATE TABLE `product_tags` (
	`product_id` integer NOT NULL,
	`tag` text NOT NULL,
	PRIMARY KEY(`product_id`, `tag`),
	FOREIGN KEY (`product_id`) REFERENCES `products`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `product_tags_tag` ON `product_tags` (`tag`);--> statement-breakpoint
CREATE TABLE `products` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`external_id` text,
	`names` text NOT NULL,
	`name` text NOT NULL,
	`descriptions` text NOT NULL,
	`brand` text,
	`status` text NOT NULL,
	`primary_category_id` integer,
	`options` text NOT NULL,
	`images` text NOT NULL,
	`tags` text NOT NULL,
	`variant_count` integer DEFAULT 0 NOT NULL,
	`min_price` integer,
	`max_price` integer,
	`quality_score` integer DEFAULT 0 NOT NULL,
	`quality_errors` integer DEFAULT 0 NOT NULL,
	`quality_warnings` integer DEFAULT 0 NOT NULL,
	`source_updated_at` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`primary_category_id`) REFERENCES `categories`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `products_external_id` ON `products` (`external_id`);--> statement-breakpoint
CREATE INDEX `products_category` ON `products` (`primary_category_id`,`name`,`id`);--> statement-breakpoint
CREATE INDEX `products_status` ON `products` (`status`,`name`,`id`);--> statement-breakpoint
CREATE INDEX `products_name` ON `products` (`name`,`id`);--> statement-breakpoint
CREATE INDEX `products_brand` ON `products` (`brand`,`name`);--> statement-breakpoint
CREATE INDEX `products_quality` ON `products` (`quality_errors`,`quality_score`,`id`);--> statement-breakpoint
CREATE INDEX `products_updated_at` ON `products` (`updated_at`,`id`);--> statement-breakpoint
CREATE TABLE `variants` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`product_id` integer NOT NULL,
	`position` integer NOT NULL,
	`sku` text,
	`barcode` text,
	`option_values` text NOT NULL,
	`option_key` text NOT NULL,
	`cost` integer,
	`base_price` integer NOT NULL,
	`original_price` integer,
	`weight_grams` integer,
	FOREIGN KEY (`product_id`) REFERENCES `products`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `variants_option_key` ON `variants` (`product_id`,`option_key`);--> statement-breakpoint
CREATE INDEX `variants_sku` ON `variants` (`sku`);--> statement-breakpoint
CREATE INDEX `variants_barcode` ON `variants` (`barcode`);--> statement-breakpoint
CREATE TABLE `quality_issues` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`product_id` integer NOT NULL,
	`rule` text NOT NULL,
	`severity` text NOT NULL,
	`detail` text,
	`opened_at` integer NOT NULL,
	FOREIGN KEY (`product_id`) REFERENCES `products`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `quality_issues_product` ON `quality_issues` (`product_id`);--> statement-breakpoint
CREATE INDEX `quality_issues_rule` ON `quality_issues` (`rule`,`product_id`);--> statement-breakpoint
CREATE TABLE `quality_rules` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`code` text NOT NULL,
	`severity` text NOT NULL,
	`threshold` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `quality_rules_code` ON `quality_rules` (`code`);--> statement-breakpoint
CREATE TABLE `return_lines` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`return_id` integer NOT NULL,
	`position` integer NOT NULL,
	`sku` text,
	`name` text NOT NULL,
	`variant_id` integer,
	`product_id` integer,
	`category_id` integer,
	`quantity` integer NOT NULL,
	`amount` integer NOT NULL,
	FOREIGN KEY (`return_id`) REFERENCES `returns`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `return_lines_return` ON `return_lines` (`return_id`);--> statement-breakpoint
CREATE INDEX `return_lines_category` ON `return_lines` (`category_id`);--> statement-breakpoint
CREATE INDEX `return_lines_unjoined` ON `return_lines` (`sku`) WHERE variant_id is null;--> statement-breakpoint
CREATE TABLE `returns` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`external_id` text NOT NULL,
	`order_id` integer,
	`order_external_id` text,
	`member_id` integer,
	`channel` text NOT NULL,
	`returned_at` integer NOT NULL,
	`counted_on` text,
	`reason` text,
	`amount` integer NOT NULL,
	`units` integer NOT NULL,
	`content_hash` text,
	`source_updated_at` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `returns_external_id` ON `returns` (`external_id`);--> statement-breakpoint
CREATE INDEX `returns_order` ON `returns` (`order_id`);--> statement-breakpoint
CREATE INDEX `returns_order_external_id` ON `returns` (`order_external_id`);--> statement-breakpoint
CREATE INDEX `returns_counted_on` ON `returns` (`counted_on`);--> statement-breakpoint
CREATE INDEX `returns_member` ON `returns` (`member_id`);--> statement-breakpoint
CREATE TABLE `buyer_days` (
	`member_id` integer NOT NULL,
	`channel` text NOT NULL,
	`category_id` integer NOT NULL,
	`day` text NOT NULL,
	`orders` integer NOT NULL,
	PRIMARY KEY(`member_id`, `channel`, `category_id`, `day`)
);
--> statement-breakpoint
CREATE TABLE `buyer_gaps` (
	`channel` text NOT NULL,
	`category_id` integer NOT NULL,
	`day` text NOT NULL,
	`previous_day` text NOT NULL,
	`buyers` integer NOT NULL,
	PRIMARY KEY(`channel`, `category_id`, `day`, `previous_day`)
);
--> statement-breakpoint
CREATE TABLE `sales_days` (
	`channel` text NOT NULL,
	`category_id` integer NOT NULL,
	`day` text NOT NULL,
	`orders` integer NOT NULL,
	`member_orders` integer NOT NULL,
	`units` integer NOT NULL,
	`revenue` integer NOT NULL,
	`discount` integer NOT NULL,
	`returned` integer NOT NULL,
	`buyers` integer NOT NULL,
	`week_buyers` integer NOT NULL,
	`month_buyers` integer NOT NULL,
	`new_buyers` integer NOT NULL,
	PRIMARY KEY(`channel`, `category_id`, `day`)
);
--> statement-breakpoint
CREATE TABLE `sales_freshness` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`changed_at` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `visit_days` (
	`channel` text NOT NULL,
	`day` text NOT NULL,
	`visits` integer NOT NULL,
	PRIMARY KEY(`channel`, `day`)
);
--> statement-breakpoint
CREATE TABLE `settings` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`store_name` text NOT NULL,
	`currency` text NOT NULL,
	`time_zone` text NOT NULL,
	`week_start` integer NOT NULL,
	`language` text NOT NULL,
	`prices_include_tax` integer NOT NULL,
	`tax_rate_bps` integer NOT NULL,
	`fiscal_year_start_month` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE `credentials` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`account_id` text NOT NULL,
	`provider_id` text NOT NULL,
	`access_token` text,
	`refresh_token` text,
	`id_token` text,
	`access_token_expires_at` integer,
	`refresh_token_expires_at` integer,
	`scope` text,
	`password` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `credentials_user_id` ON `credentials` (`user_id`);--> statement-breakpoint
CREATE TABLE `invitations` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`email` text NOT NULL,
	`role` text NOT NULL,
	`token_hash` text NOT NULL,
	`invited_by` text,
	`expires_at` integer NOT NULL,
	`accepted_at` integer,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `invitations_token_hash` ON `invitations` (`token_hash`);--> statement-breakpoint
CREATE TABLE `sessions` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`token` text NOT NULL,
	`ip_address` text,
	`user_agent` text,
	`expires_at` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`user_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `sessions_token` ON `sessions` (`token`);--> statement-breakpoint
CREATE INDEX `sessions_user_id` ON `sessions` (`user_id`);--> statement-breakpoint
CREATE TABLE `staff` (
	`id` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`email` text NOT NULL,
	`email_verified` integer NOT NULL,
	`image` text,
	`role` text NOT NULL,
	`active` integer NOT NULL,
	`two_factor_enabled` integer NOT NULL,
	`last_login_at` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `staff_email` ON `staff` (`email`);--> statement-breakpoint
CREATE TABLE `two_factors` (
	`id` text PRIMARY KEY NOT NULL,
	`user_id` text NOT NULL,
	`secret` text NOT NULL,
	`backup_codes` text NOT NULL,
	`verified` integer NOT NULL,
	`failed_verification_count` integer DEFAULT 0 NOT NULL,
	`locked_until` integer,
	FOREIGN KEY (`user_id`) REFERENCES `staff`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `two_factors_user_id` ON `two_factors` (`user_id`);--> statement-breakpoint
CREATE TABLE `verifications` (
	`id` text PRIMARY KEY NOT NULL,
	`identifier` text NOT NULL,
	`value` text NOT NULL,
	`expires_at` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `verifications_identifier` ON `verifications` (`identifier`);