CREATE TABLE `category_tree` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`version` integer NOT NULL
);
--> statement-breakpoint
DROP INDEX `members_last_order_at`;--> statement-breakpoint
DROP INDEX `members_revenue`;