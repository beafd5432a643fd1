CREATE TABLE `order_shipping_discounts` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`order_id` integer NOT NULL,
	`code` text,
	`label` text NOT NULL,
	`amount` integer NOT NULL,
	`promotion_id` integer,
	`revision` integer,
	FOREIGN KEY (`order_id`) REFERENCES `orders`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `order_shipping_discounts_order` ON `order_shipping_discounts` (`order_id`);--> statement-breakpoint
CREATE TABLE `instructions` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`kind` text NOT NULL,
	`order_external_id` text,
	`lines` text NOT NULL,
	`place` text,
	`due_at` integer,
	`note` text,
	`given_by` text NOT NULL,
	`outcome` text,
	`acknowledged_at` integer,
	`refusal` text,
	`withdrawn_at` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE INDEX `instructions_created_at` ON `instructions` (`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `instructions_order` ON `instructions` (`order_external_id`);