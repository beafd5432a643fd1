CREATE TABLE `case_inspections` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`case_id` integer NOT NULL,
	`line_number` integer NOT NULL,
	`disposition` text NOT NULL,
	`units` integer NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `case_inspections_disposition` ON `case_inspections` (`case_id`,`line_number`,`disposition`);--> statement-breakpoint
CREATE TABLE `case_instructions` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`case_id` integer NOT NULL,
	`instruction_id` integer NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`instruction_id`) REFERENCES `instructions`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `case_instructions_instruction_id` ON `case_instructions` (`instruction_id`);--> statement-breakpoint
CREATE INDEX `case_instructions_case` ON `case_instructions` (`case_id`);--> statement-breakpoint
CREATE TABLE `case_met_units` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`case_id` integer NOT NULL,
	`return_id` integer NOT NULL,
	`line_number` integer NOT NULL,
	`units` integer NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`return_id`) REFERENCES `returns`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `case_met_units_line_number` ON `case_met_units` (`case_id`,`return_id`,`line_number`);--> statement-breakpoint
CREATE INDEX `case_met_units_return` ON `case_met_units` (`return_id`);--> statement-breakpoint
CREATE TABLE `case_refunds` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`case_id` integer NOT NULL,
	`refund_id` integer NOT NULL,
	`round` integer NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`refund_id`) REFERENCES `refunds`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `case_refunds_refund_id` ON `case_refunds` (`refund_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `case_refunds_round` ON `case_refunds` (`case_id`,`round`);