ALTER TABLE `settings` DROP COLUMN `prices_include_tax`;--> statement-breakpoint
ALTER TABLE `settings` DROP COLUMN `tax_rate_bps`;