CREATE TABLE `point_resets` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`member_id` integer NOT NULL,
	`state` text NOT NULL,
	`last_day` text NOT NULL,
	`programme_number` integer NOT NULL,
	`first_at` integer NOT NULL,
	`second_at` integer,
	`planned_day` text NOT NULL,
	`reset_at` integer,
	`decided_at` integer,
	`ended_at` integer,
	FOREIGN KEY (`member_id`) REFERENCES `members`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `point_resets_member_id` ON `point_resets` (`member_id`) WHERE state = 'open';--> statement-breakpoint
CREATE INDEX `point_resets_member` ON `point_resets` (`member_id`,`id`);--> statement-breakpoint
CREATE INDEX `point_resets_due` ON `point_resets` (`reset_at`,`id`) WHERE state = 'open';