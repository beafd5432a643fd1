CREATE TABLE `return_reason_words` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`reason_id` integer NOT NULL,
	`text` text NOT NULL,
	FOREIGN KEY (`reason_id`) REFERENCES `return_reasons`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `return_reason_words_text` ON `return_reason_words` (`text`);--> statement-breakpoint
CREATE INDEX `return_reason_words_reason` ON `return_reason_words` (`reason_id`);--> statement-breakpoint
CREATE TABLE `return_reasons` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`code` text NOT NULL,
	`parent_id` integer,
	`names` text NOT NULL,
	`responsibility` text NOT NULL,
	`disposition` text NOT NULL,
	`needs_photo` integer NOT NULL,
	`is_offered` integer NOT NULL,
	`position` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `return_reasons_code` ON `return_reasons` (`code`);--> statement-breakpoint
CREATE TABLE `customer_links` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`token_hash` text NOT NULL,
	`ticket_id` integer,
	`member_id` integer,
	`order_external_id` text,
	`language` text,
	`created_by` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`withdrawn_at` integer,
	`withdrawn_by` text,
	FOREIGN KEY (`ticket_id`) REFERENCES `tickets`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `customer_links_token_hash` ON `customer_links` (`token_hash`);--> statement-breakpoint
CREATE INDEX `customer_links_ticket` ON `customer_links` (`ticket_id`);--> statement-breakpoint
CREATE INDEX `customer_links_expires_at` ON `customer_links` (`expires_at`);--> statement-breakpoint
CREATE INDEX `customer_links_member` ON `customer_links` (`member_id`) WHERE member_id is not null;--> statement-breakpoint
CREATE TABLE `after_sales_policies` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`number` integer NOT NULL,
	`state` text NOT NULL,
	`terms` text NOT NULL,
	`note` text,
	`planned_at` integer,
	`starts_at` integer,
	`author_name` text NOT NULL,
	`author_ids` text NOT NULL,
	`approver_name` text,
	`decision` text,
	`decided_at` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `after_sales_policies_number` ON `after_sales_policies` (`number`);--> statement-breakpoint
CREATE INDEX `after_sales_policies_starts_at` ON `after_sales_policies` (`starts_at`);--> statement-breakpoint
ALTER TABLE `returns` ADD `reason_id` integer;--> statement-breakpoint
CREATE INDEX `returns_reason` ON `returns` (`reason_id`,`counted_on`);--> statement-breakpoint
CREATE INDEX `returns_unknown_reason` ON `returns` (`reason`) WHERE reason is not null and reason_id is null;