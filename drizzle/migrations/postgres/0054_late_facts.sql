ALTER TABLE "orders" ADD COLUMN "is_history" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "sign_ins" ADD COLUMN "event_external_id" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "sign_ins" ADD COLUMN "channel" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "sign_ins" ADD COLUMN "awards" text;--> statement-breakpoint
ALTER TABLE "sign_ins" ADD COLUMN "revision" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
update orders set is_history = 1 where id in (select order_id from order_earnings where state = 'history');
