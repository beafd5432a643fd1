ALTER TABLE `survey_distributions` ADD `sampling_key` text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE `survey_invitations` DROP COLUMN `opened_at`;