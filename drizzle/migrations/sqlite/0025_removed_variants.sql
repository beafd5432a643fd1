CREATE TABLE `removed_variants` (
	`variant_id` integer PRIMARY KEY NOT NULL,
	`product_id` integer NOT NULL,
	`sku` text,
	`option_key` text NOT NULL,
	`removed_at` integer NOT NULL,
	`kept` text NOT NULL,
	FOREIGN KEY (`product_id`) REFERENCES `products`(`id`) ON UPDATE no action ON DELETE cascade
);
--> statement-breakpoint
CREATE INDEX `removed_variants_product` ON `removed_variants` (`product_id`);