CREATE TABLE `return_case_prices` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`case_id` integer NOT NULL,
	`line_number` integer NOT NULL,
	`unit_price` integer NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `return_case_prices_line_number` ON `return_case_prices` (`case_id`,`line_number`);--> statement-breakpoint
CREATE TABLE `return_cases` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`case_id` integer NOT NULL,
	`refund_kind` text NOT NULL,
	`purpose` text,
	`answer` text,
	`last_day` text,
	`amount` integer DEFAULT 0 NOT NULL,
	`evidence` text,
	`evidence_on` text,
	`quoted` integer,
	`quoted_until` integer,
	`approver_id` text,
	`is_above_agent` integer DEFAULT 0 NOT NULL,
	`instructions` text,
	`freight_payer` text,
	`inspector_id` text,
	`deductions` text NOT NULL,
	`return_freight` integer DEFAULT 0 NOT NULL,
	`settled` integer,
	`offered` integer,
	`is_part` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `return_cases_case_id` ON `return_cases` (`case_id`);