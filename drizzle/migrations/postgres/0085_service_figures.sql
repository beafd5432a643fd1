CREATE INDEX "ticket_messages_answers" ON "ticket_messages" USING btree ("ticket_id","occurred_at") WHERE author_kind = 'staff' and (kind = 'public' or was_reached = 1);--> statement-breakpoint
CREATE INDEX "tickets_first_reply_at" ON "tickets" USING btree ("first_reply_at") WHERE first_reply_at is not null;--> statement-breakpoint
CREATE INDEX "tickets_resolved_at" ON "tickets" USING btree ("resolved_at") WHERE resolved_at is not null;--> statement-breakpoint
CREATE INDEX "ticket_clocks_met" ON "ticket_clocks" USING btree ("ended_at") WHERE state = 'ended' and breached_at is null;--> statement-breakpoint
CREATE INDEX "ticket_clocks_missed" ON "ticket_clocks" USING btree ("breached_at") WHERE breached_at is not null;--> statement-breakpoint
CREATE INDEX "ticket_clocks_due" ON "ticket_clocks" USING btree ("due_at") WHERE state = 'running' and breached_at is null;--> statement-breakpoint
CREATE INDEX "refunds_succeeded_at" ON "refunds" USING btree ("succeeded_at") WHERE succeeded_at is not null;