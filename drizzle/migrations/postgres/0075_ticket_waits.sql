ALTER TABLE "ticket_changes" ADD COLUMN "message_id" integer;--> statement-breakpoint
CREATE INDEX "ticket_tasks_due_at" ON "ticket_tasks" USING btree ("due_at") WHERE done_at is null;--> statement-breakpoint
CREATE INDEX "tickets_unanswered_at" ON "tickets" USING btree ("state","unanswered_at");