-- Reservations that were made before their lapse was told by a timer.
INSERT INTO event_timers (kind, subject, due_at, progress)
SELECT 'redemption', cast(id AS text), expires_at, 0 FROM redemptions WHERE status = 'reserved';
