ALTER TABLE "orders" ADD COLUMN "last_line_number" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
-- No line has gone since they are numbered.
UPDATE orders SET last_line_number = line_count;
