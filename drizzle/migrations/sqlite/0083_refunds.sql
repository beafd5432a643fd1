CREATE TABLE `refund_lines` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`refund_id` integer NOT NULL,
	`position` integer NOT NULL,
	`kind` text NOT NULL,
	`line_id` text,
	`sku` text,
	`name` text NOT NULL,
	`quantity` integer NOT NULL,
	`ordered` integer NOT NULL,
	`refunded_units` integer NOT NULL,
	`paid` integer NOT NULL,
	`worth` integer NOT NULL,
	`available` integer NOT NULL,
	`deduction` text,
	`reason` text,
	`amount` integer NOT NULL,
	FOREIGN KEY (`refund_id`) REFERENCES `refunds`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `refund_lines_refund` ON `refund_lines` (`refund_id`,`position`);--> statement-breakpoint
CREATE TABLE `refund_payments` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`refund_id` integer NOT NULL,
	`order_id` integer NOT NULL,
	`payment_id` integer,
	`tender` text NOT NULL,
	`amount` integer NOT NULL,
	`is_payout` integer NOT NULL,
	`state` text NOT NULL,
	`key` text NOT NULL,
	`provider_reference` text,
	`failure` text,
	`attempts` integer NOT NULL,
	`asked` integer NOT NULL,
	`attempted_at` integer,
	`next_attempt_at` integer,
	`confirmed_by` text,
	`succeeded_at` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`refund_id`) REFERENCES `refunds`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`order_id`) REFERENCES `orders`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`payment_id`) REFERENCES `payments`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `refund_payments_key` ON `refund_payments` (`key`);--> statement-breakpoint
CREATE UNIQUE INDEX `refund_payments_provider_reference` ON `refund_payments` (`provider_reference`);--> statement-breakpoint
CREATE INDEX `refund_payments_refund` ON `refund_payments` (`refund_id`);--> statement-breakpoint
CREATE INDEX `refund_payments_order` ON `refund_payments` (`order_id`,`state`);--> statement-breakpoint
CREATE INDEX `refund_payments_due` ON `refund_payments` (`next_attempt_at`) WHERE next_attempt_at is not null;--> statement-breakpoint
CREATE TABLE `refunds` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`order_id` integer NOT NULL,
	`order_external_id` text NOT NULL,
	`member_id` integer,
	`ticket_id` integer,
	`kind` text NOT NULL,
	`state` text NOT NULL,
	`responsibility` text NOT NULL,
	`goods` integer NOT NULL,
	`deductions` integer NOT NULL,
	`shipping` integer NOT NULL,
	`return_freight` integer NOT NULL,
	`total` integer NOT NULL,
	`units` integer NOT NULL,
	`note` text,
	`key` text NOT NULL,
	`request_hash` text NOT NULL,
	`author_id` text NOT NULL,
	`author_name` text NOT NULL,
	`approver_name` text,
	`decision` text,
	`decided_at` integer,
	`succeeded_at` integer,
	`is_paid_twice` integer DEFAULT 0 NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL,
	FOREIGN KEY (`order_id`) REFERENCES `orders`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`ticket_id`) REFERENCES `tickets`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `refunds_key` ON `refunds` (`order_id`,`key`);--> statement-breakpoint
CREATE INDEX `refunds_order` ON `refunds` (`order_external_id`);--> statement-breakpoint
CREATE INDEX `refunds_created_at` ON `refunds` (`created_at`,`id`);--> statement-breakpoint
CREATE INDEX `refunds_state` ON `refunds` (`state`,`created_at`);--> statement-breakpoint
CREATE INDEX `refunds_member` ON `refunds` (`member_id`);--> statement-breakpoint
CREATE INDEX `refunds_ticket` ON `refunds` (`ticket_id`);--> statement-breakpoint
ALTER TABLE `settings` ADD `refund_limit_owner` integer;--> statement-breakpoint
ALTER TABLE `settings` ADD `refund_limit_manager` integer DEFAULT 500000;--> statement-breakpoint
ALTER TABLE `settings` ADD `refund_limit_agent` integer DEFAULT 50000;--> statement-breakpoint
ALTER TABLE `settings` ADD `goodwill_refund_limit_agent` integer DEFAULT 5000;--> statement-breakpoint
ALTER TABLE `settings` ADD `refund_provider` text DEFAULT 'shop' NOT NULL;