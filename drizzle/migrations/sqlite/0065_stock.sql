CREATE TABLE `stock_counts` (
	`sku` text NOT NULL,
	`place` text NOT NULL,
	`at` integer NOT NULL,
	`quantity` integer NOT NULL,
	`recorded_at` integer NOT NULL,
	PRIMARY KEY(`sku`, `place`, `at`)
);
--> statement-breakpoint
CREATE TABLE `stock_levels` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`sku` text NOT NULL,
	`place` text NOT NULL,
	`quantity` integer NOT NULL,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `stock_levels_place` ON `stock_levels` (`sku`,`place`);--> statement-breakpoint
CREATE INDEX `stock_levels_quantity` ON `stock_levels` (`quantity`,`id`);