DROP INDEX `tickets_first_reply_at`;--> statement-breakpoint
DROP INDEX `tickets_resolved_at`;--> statement-breakpoint
ALTER TABLE `tickets` ADD `last_reply_at` integer;--> statement-breakpoint
ALTER TABLE `tickets` ADD `first_asked_at` integer;--> statement-breakpoint
ALTER TABLE `tickets` ADD `first_ran_ms` integer;--> statement-breakpoint
ALTER TABLE `tickets` ADD `resolution_ran_ms` integer;--> statement-breakpoint
CREATE INDEX `tickets_opened_figures` ON `tickets` (`opened_at`,`state`,`type`,`resolution`,`reopen_count`,`unanswered_at`,`first_reply_at`,`last_reply_at`);--> statement-breakpoint
CREATE INDEX `tickets_first_reply_at` ON `tickets` (`first_reply_at`,`state`,`opened_at`,`first_asked_at`,`first_ran_ms`) WHERE first_reply_at is not null;--> statement-breakpoint
CREATE INDEX `tickets_resolved_at` ON `tickets` (`resolved_at`,`state`,`resolution`,`opened_at`,`resolution_ran_ms`,`assignee_id`) WHERE resolved_at is not null;--> statement-breakpoint
ALTER TABLE `ticket_clocks` ADD `outcome` text;--> statement-breakpoint
ALTER TABLE `ticket_clocks` ADD `outcome_at` integer;--> statement-breakpoint
ALTER TABLE `ticket_clocks` ADD `type` text;--> statement-breakpoint
ALTER TABLE `ticket_clocks` ADD `level` text;--> statement-breakpoint
CREATE INDEX `ticket_clocks_outcomes` ON `ticket_clocks` (`level`,`type`,`metric`,`outcome`,`outcome_at`) WHERE outcome is not null;--> statement-breakpoint
UPDATE tickets SET
  last_reply_at = (SELECT max(m.occurred_at) FROM ticket_messages m WHERE m.ticket_id = tickets.id AND m.author_kind = 'staff' AND (m.kind = 'public' OR (m.kind = 'call' AND m.was_reached = 1))),
  first_asked_at = (SELECT c.started_at FROM ticket_clocks c WHERE c.ticket_id = tickets.id AND c.metric = 'firstResponse' AND c.instance = 1 AND c.state = 'ended'),
  first_ran_ms = (SELECT c.first_ran_ms FROM ticket_clocks c WHERE c.ticket_id = tickets.id AND c.metric = 'firstResponse' AND c.instance = 1 AND c.state = 'ended'),
  resolution_ran_ms = (SELECT sum(c.ran_ms) FROM ticket_clocks c WHERE c.ticket_id = tickets.id AND c.metric = 'resolution' AND c.state = 'ended');--> statement-breakpoint
UPDATE ticket_clocks SET
  type = (SELECT t.type FROM tickets t WHERE t.id = ticket_clocks.ticket_id),
  level = (SELECT coalesce(t.level, '') FROM tickets t WHERE t.id = ticket_clocks.ticket_id),
  outcome = (SELECT CASE WHEN t.state IN ('merged', 'spam') THEN NULL
    WHEN ticket_clocks.breached_at IS NOT NULL THEN CASE ticket_clocks.state WHEN 'cancelled' THEN NULL ELSE 'missed' END
    WHEN ticket_clocks.state = 'ended' AND (ticket_clocks.metric <> 'resolution'
      OR (t.state = 'resolved' AND coalesce(t.resolution, 'noReply') <> 'noReply')) THEN 'met'
    END FROM tickets t WHERE t.id = ticket_clocks.ticket_id);--> statement-breakpoint
UPDATE ticket_clocks SET outcome_at = CASE outcome WHEN 'missed' THEN breached_at ELSE ended_at END
WHERE outcome IS NOT NULL;