ALTER TABLE "refund_lines" ADD COLUMN "replaced_units" integer;--> statement-breakpoint
ALTER TABLE "exchange_lines" ADD COLUMN "replaced_units" integer;--> statement-breakpoint
ALTER TABLE "case_inspections" ADD COLUMN "replaced_units" integer;