CREATE TABLE `case_parcels` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`case_id` integer NOT NULL,
	`direction` text NOT NULL,
	`carrier` text NOT NULL,
	`tracking_number` text NOT NULL,
	`at` integer NOT NULL,
	`recorded_at` integer NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `case_parcels_tracking_number` ON `case_parcels` (`carrier`,`tracking_number`);--> statement-breakpoint
CREATE INDEX `case_parcels_case` ON `case_parcels` (`case_id`,`id`);--> statement-breakpoint
CREATE TABLE `repair_quote_lines` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`case_id` integer NOT NULL,
	`round` integer NOT NULL,
	`position` integer NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`quantity` integer NOT NULL,
	`unit_price` integer NOT NULL,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `repair_quote_lines_position` ON `repair_quote_lines` (`case_id`,`round`,`position`);--> statement-breakpoint
CREATE TABLE `repairs` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`case_id` integer NOT NULL,
	`serial_number` text,
	`sold_at` integer,
	`warranty_until` text,
	`verdict` text,
	`diagnosis_fee` integer DEFAULT 0 NOT NULL,
	`freight_payer` text,
	`accessories` text,
	`fault` text,
	`finding` text,
	`received_at` integer,
	`sent_back_at` integer,
	`technician_id` text,
	`quote_round` integer DEFAULT 0 NOT NULL,
	`quote_ends_at` integer,
	`converted_to` text,
	FOREIGN KEY (`case_id`) REFERENCES `cases`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE UNIQUE INDEX `repairs_case_id` ON `repairs` (`case_id`);--> statement-breakpoint
CREATE INDEX `repairs_serial_number` ON `repairs` (`serial_number`);