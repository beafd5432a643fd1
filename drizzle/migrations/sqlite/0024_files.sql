CREATE TABLE `files` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`hash` text NOT NULL,
	`name` text NOT NULL,
	`stored_as` text NOT NULL,
	`bytes` integer NOT NULL,
	`width` integer,
	`height` integer,
	`unused_since` integer,
	`created_at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `files_hash` ON `files` (`hash`);--> statement-breakpoint
CREATE INDEX `files_unused_since` ON `files` (`unused_since`,`id`);--> statement-breakpoint
CREATE TABLE `product_files` (
	`product_id` integer NOT NULL,
	`file_id` integer NOT NULL,
	PRIMARY KEY(`product_id`, `file_id`),
	FOREIGN KEY (`product_id`) REFERENCES `products`(`id`) ON UPDATE no action ON DELETE cascade,
	FOREIGN KEY (`file_id`) REFERENCES `files`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `product_files_file` ON `product_files` (`file_id`);--> statement-breakpoint
ALTER TABLE `categories` ADD `min_pictures` integer;--> statement-breakpoint
ALTER TABLE `categories` ADD `min_picture_width` integer;--> statement-breakpoint
ALTER TABLE `categories` ADD `min_picture_height` integer;--> statement-breakpoint
ALTER TABLE `categories` ADD `picture_ratio` text;