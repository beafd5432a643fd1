ALTER TABLE `exchanges` ADD `settled_apart` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `exchanges` ADD `sold_for` integer;--> statement-breakpoint
UPDATE `tickets` SET
  `first_asked_at` = (SELECT c.started_at FROM ticket_clocks c WHERE c.ticket_id = tickets.id AND c.metric = 'firstResponse' AND c.state = 'ended' ORDER BY c.started_at, c.instance LIMIT 1),
  `first_ran_ms` = (SELECT c.first_ran_ms FROM ticket_clocks c WHERE c.ticket_id = tickets.id AND c.metric = 'firstResponse' AND c.state = 'ended' ORDER BY c.started_at, c.instance LIMIT 1)
WHERE EXISTS (SELECT 1 FROM ticket_clocks c WHERE c.ticket_id = tickets.id AND c.metric = 'firstResponse' AND c.instance > 1 AND c.state = 'ended');
