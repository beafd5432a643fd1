ALTER TABLE `members` ADD `level_steps` text DEFAULT '[]' NOT NULL;--> statement-breakpoint
ALTER TABLE `member_levels` ADD `kind` text;--> statement-breakpoint
ALTER TABLE `member_levels` ADD `level_before` text;--> statement-breakpoint
ALTER TABLE `member_levels` ADD `valid_until` text;--> statement-breakpoint
ALTER TABLE `member_levels` ADD `grace_until` text;--> statement-breakpoint
ALTER TABLE `member_levels` ADD `programme_number` integer;--> statement-breakpoint
ALTER TABLE `member_levels` ADD `measures` text;--> statement-breakpoint
CREATE INDEX `member_levels_begins` ON `member_levels` (`starts_at`,`id`) WHERE kind is not null;--> statement-breakpoint
CREATE INDEX `member_levels_ends` ON `member_levels` (`valid_until`,`id`) WHERE valid_until is not null;--> statement-breakpoint
CREATE INDEX `growth_entries_reverses` ON `growth_entries` (`reverses_id`) WHERE reverses_id is not null;