ALTER TABLE `sales_days` ADD `money_only` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
update sales_freshness set is_outdated = 1;
