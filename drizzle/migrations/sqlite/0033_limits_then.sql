ALTER TABLE `redemption_takes` ADD `reserved` integer;--> statement-breakpoint
ALTER TABLE `redemptions` ADD `limits_then` text;