ALTER TABLE "case_remedies" ADD COLUMN "coupon_id" integer;--> statement-breakpoint
ALTER TABLE "case_remedies" ADD COLUMN "point_adjustment_id" integer;--> statement-breakpoint
ALTER TABLE "case_remedies" ADD CONSTRAINT "case_remedies_coupon_id_coupons_id_fk" FOREIGN KEY ("coupon_id") REFERENCES "public"."coupons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "case_remedies" ADD CONSTRAINT "case_remedies_point_adjustment_id_point_adjustments_id_fk" FOREIGN KEY ("point_adjustment_id") REFERENCES "public"."point_adjustments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "case_remedies_coupon_id" ON "case_remedies" USING btree ("coupon_id");--> statement-breakpoint
CREATE UNIQUE INDEX "case_remedies_point_adjustment_id" ON "case_remedies" USING btree ("point_adjustment_id");--> statement-breakpoint
CREATE INDEX "case_remedies_child_case" ON "case_remedies" USING btree ("child_case_id");