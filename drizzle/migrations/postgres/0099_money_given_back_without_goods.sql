ALTER TABLE "sales_days" ADD COLUMN "money_only" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
update sales_freshness set is_outdated = 1;
