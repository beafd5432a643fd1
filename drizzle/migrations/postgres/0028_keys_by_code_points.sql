-- Searched by their beginning, as a range between two texts: that needs an order by code points, whatever the database's is.
ALTER TABLE "orders" ALTER COLUMN "external_id" TYPE text COLLATE "C";--> statement-breakpoint
ALTER TABLE "returns" ALTER COLUMN "external_id" TYPE text COLLATE "C", ALTER COLUMN "order_external_id" TYPE text COLLATE "C";--> statement-breakpoint
ALTER TABLE "redemptions" ALTER COLUMN "order_id" TYPE text COLLATE "C";
