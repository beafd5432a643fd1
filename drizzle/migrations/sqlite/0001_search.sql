-- Full-text search: open_text for every role, personal_text (phone, e-mail) for roles that may read it.
CREATE VIRTUAL TABLE products_search USING fts5(open_text, personal_text, prefix='2 3 4', detail=column);--> statement-breakpoint
CREATE VIRTUAL TABLE members_search USING fts5(open_text, personal_text, prefix='2 3 4', detail=column);
