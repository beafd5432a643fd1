CREATE TABLE `unredeemed_discounts` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`order_id` integer NOT NULL,
	`promotion_id` integer NOT NULL,
	`coupon_id` integer,
	`code` text,
	`label` text NOT NULL,
	`amount` integer NOT NULL,
	`reason` text NOT NULL,
	`verdict` text,
	`note` text,
	`decided_by_name` text,
	`decided_at` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`order_id`) REFERENCES `orders`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `unredeemed_discounts_promotion` ON `unredeemed_discounts` (`order_id`,`promotion_id`);--> statement-breakpoint
CREATE INDEX `unredeemed_discounts_by_promotion` ON `unredeemed_discounts` (`promotion_id`);--> statement-breakpoint
CREATE TABLE `unredeemed_takes` (
	`discount_id` integer NOT NULL,
	`counter` text NOT NULL,
	`amount` integer NOT NULL,
	PRIMARY KEY(`discount_id`, `counter`),
	FOREIGN KEY (`discount_id`) REFERENCES `unredeemed_discounts`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
ALTER TABLE `orders` ADD `undecided_discount_count` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX `orders_undecided` ON `orders` (`placed_at`,`id`) WHERE undecided_discount_count > 0;