-- The base list is the first row; every variant's price becomes its row there, and the first entry of its log.
INSERT INTO price_lists (code, kind, names, name, priority, audience, archived_at, created_at, updated_at, version)
VALUES ('base', 'base', '{"en":"Base prices","zh":"基础价"}', 'Base prices', 0, '{"levels":[],"groups":[],"channels":[]}', NULL, 0, 0, 1);
--> statement-breakpoint
INSERT INTO prices (list_id, variant_id, min_quantity, amount, starts_at, ends_at)
SELECT 1, v.id, 1, v.base_price, p.created_at, 8640000000000000
FROM variants v JOIN products p ON p.id = v.product_id ORDER BY v.id;
--> statement-breakpoint
INSERT INTO price_events (variant_id, effective_at, recorded_at, amount, original_amount, cause, actor_kind, actor_name)
SELECT v.id, p.created_at, p.created_at, v.base_price, v.base_price, 'catalog', 'system', 'system'
FROM variants v JOIN products p ON p.id = v.product_id ORDER BY v.id;
