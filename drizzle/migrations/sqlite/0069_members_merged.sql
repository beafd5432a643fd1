CREATE TABLE `member_merges` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`member_id` integer NOT NULL,
	`record_id` integer NOT NULL,
	`reason` text NOT NULL,
	`merged_at` integer NOT NULL,
	`actor_name` text NOT NULL,
	`undone_at` integer,
	`undone_reason` text,
	`undone_by_name` text,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`record_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `member_merges_member` ON `member_merges` (`member_id`,`id`);--> statement-breakpoint
CREATE UNIQUE INDEX `member_merges_record_id` ON `member_merges` (`record_id`) WHERE undone_at is null;--> statement-breakpoint
CREATE INDEX `member_merges_merged_at` ON `member_merges` (`merged_at`,`id`);--> statement-breakpoint
CREATE TABLE `member_pairs` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`member_id` integer NOT NULL,
	`other_id` integer NOT NULL,
	`state` text NOT NULL,
	`evidence` text NOT NULL,
	`found_at` integer NOT NULL,
	`reason` text,
	`decided_at` integer,
	`actor_name` text,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`other_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `member_pairs_other_id` ON `member_pairs` (`member_id`,`other_id`);--> statement-breakpoint
CREATE INDEX `member_pairs_state` ON `member_pairs` (`state`,`found_at`,`id`);--> statement-breakpoint
CREATE INDEX `member_pairs_other` ON `member_pairs` (`other_id`);--> statement-breakpoint
DROP INDEX `point_holds_source_id`;--> statement-breakpoint
CREATE UNIQUE INDEX `point_holds_member_id` ON `point_holds` (`source`,`source_id`,`member_id`);--> statement-breakpoint
ALTER TABLE `members` ADD `merged_into` integer;--> statement-breakpoint
ALTER TABLE `members` ADD `merged_at` integer;--> statement-breakpoint
CREATE INDEX `members_merged_into` ON `members` (`merged_into`) WHERE merged_into is not null;