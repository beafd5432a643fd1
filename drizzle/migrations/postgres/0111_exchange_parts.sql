ALTER TABLE "exchanges" ADD COLUMN "part_amount" bigint;--> statement-breakpoint
ALTER TABLE "exchanges" ADD COLUMN "part_deduction" bigint;--> statement-breakpoint
ALTER TABLE "exchanges" ADD COLUMN "part_why" text;--> statement-breakpoint
ALTER TABLE "exchanges" ADD COLUMN "part_accepted_at" bigint;--> statement-breakpoint
ALTER TABLE "exchanges" ADD COLUMN "part_refund_id" integer;--> statement-breakpoint
ALTER TABLE "exchanges" ADD CONSTRAINT "exchanges_part_refund_id_refunds_id_fk" FOREIGN KEY ("part_refund_id") REFERENCES "public"."refunds"("id") ON DELETE no action ON UPDATE no action;