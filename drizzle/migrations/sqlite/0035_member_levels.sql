CREATE TABLE `member_levels` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`member_id` integer NOT NULL,
	`level` text,
	`cause` text NOT NULL,
	`starts_at` integer NOT NULL,
	`version_at` integer NOT NULL,
	`until` integer,
	`ended_at` integer,
	`is_lower` integer NOT NULL,
	`reason` text,
	`actor_name` text NOT NULL,
	`recorded_at` integer NOT NULL,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `member_levels_member` ON `member_levels` (`member_id`,`version_at`,`id`);--> statement-breakpoint
CREATE INDEX `member_levels_level` ON `member_levels` (`level`);--> statement-breakpoint
ALTER TABLE `members` ADD `level_until` integer;--> statement-breakpoint
ALTER TABLE `members` ADD `level_after` text;