ALTER TABLE `members` ADD `level_version` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX `members_level_version` ON `members` (`level_version`);--> statement-breakpoint
ALTER TABLE `member_levels` ADD `term_from` text;