ALTER TABLE `products` DROP COLUMN `min_price`;--> statement-breakpoint
ALTER TABLE `products` DROP COLUMN `max_price`;--> statement-breakpoint
ALTER TABLE `variants` DROP COLUMN `base_price`;