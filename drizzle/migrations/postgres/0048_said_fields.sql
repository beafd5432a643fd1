ALTER TABLE "members" ADD COLUMN "field_clocks" text DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "return_lines" ADD COLUMN "sent_line_id" text;--> statement-breakpoint
ALTER TABLE "return_lines" ADD COLUMN "sent_sku" text;--> statement-breakpoint
ALTER TABLE "return_lines" ADD COLUMN "sent_name" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "return_lines" ADD COLUMN "line_issue" text;--> statement-breakpoint
UPDATE "return_lines" SET sent_line_id = line_id, sent_sku = sku, sent_name = name;
