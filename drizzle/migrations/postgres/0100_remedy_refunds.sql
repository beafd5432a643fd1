ALTER TABLE "case_remedies" ADD COLUMN "refund_id" integer;--> statement-breakpoint
ALTER TABLE "case_remedies" ADD CONSTRAINT "case_remedies_refund_id_refunds_id_fk" FOREIGN KEY ("refund_id") REFERENCES "public"."refunds"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "case_remedies_refund_id" ON "case_remedies" USING btree ("refund_id");