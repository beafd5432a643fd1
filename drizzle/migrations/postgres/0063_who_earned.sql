ALTER TABLE "order_earnings" ADD COLUMN "groups" text;--> statement-breakpoint
ALTER TABLE "order_earnings" ADD COLUMN "is_birthday" smallint;--> statement-breakpoint
ALTER TABLE "sign_ins" ADD COLUMN "groups" text;--> statement-breakpoint
ALTER TABLE "point_resets" ADD COLUMN "first_left_on" text;