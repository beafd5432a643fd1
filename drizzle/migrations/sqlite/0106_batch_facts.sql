ALTER TABLE `price_batch_items` ADD `cost` integer;--> statement-breakpoint
ALTER TABLE `price_batch_items` ADD `floor` integer;--> statement-breakpoint
ALTER TABLE `price_batches` ADD `computed_at` integer;