CREATE TABLE `exchange_lines` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`case_id` integer NOT NULL,
	`line_number` integer NOT NULL,
	`variant_id` integer,
	`sku` text NOT NULL,
	`is_same` integer NOT NULL,
	`quantity` integer,
	`share` integer,
	`refundable` integer,
	`price` integer,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `exchange_lines_line_number` ON `exchange_lines` (`case_id`,`line_number`);--> statement-breakpoint
CREATE INDEX `exchange_lines_sku` ON `exchange_lines` (`sku`);--> statement-breakpoint
CREATE TABLE `exchanges` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`case_id` integer NOT NULL,
	`difference` integer,
	`settled_at` integer,
	`pay_until` integer,
	`agreed_at` integer,
	`waived_at` integer,
	`held_until` integer,
	`is_advance` integer DEFAULT 0 NOT NULL,
	`shipped_at` integer,
	`instruction_id` integer,
	`refund_id` integer,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`instruction_id`) REFERENCES `instructions`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`refund_id`) REFERENCES `refunds`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `exchanges_case_id` ON `exchanges` (`case_id`);--> statement-breakpoint
CREATE INDEX `exchanges_instruction` ON `exchanges` (`instruction_id`);