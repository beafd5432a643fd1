ALTER TABLE `survey_responses` ADD `change_id` text;--> statement-breakpoint
CREATE INDEX `survey_responses_change` ON `survey_responses` (`change_id`);