ALTER TABLE `activities` ADD `change_id` text;--> statement-breakpoint
CREATE INDEX `activities_change` ON `activities` (`change_id`);