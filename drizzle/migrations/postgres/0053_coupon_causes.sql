ALTER TABLE "coupons" ADD COLUMN "cause" text;--> statement-breakpoint
CREATE UNIQUE INDEX "coupons_cause" ON "coupons" USING btree ("batch_id","member_id","cause") WHERE cause is not null;