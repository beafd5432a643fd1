-- Full-text search: open_text for every role, personal_text (phone, e-mail) for roles that may read it.
CREATE TABLE products_search (id integer PRIMARY KEY, open_text tsvector NOT NULL, personal_text tsvector NOT NULL);--> statement-breakpoint
CREATE INDEX products_search_open ON products_search USING gin (open_text);--> statement-breakpoint
CREATE TABLE members_search (id integer PRIMARY KEY, open_text tsvector NOT NULL, personal_text tsvector NOT NULL);--> statement-breakpoint
CREATE INDEX members_search_open ON members_search USING gin (open_text);--> statement-breakpoint
CREATE INDEX members_search_all ON members_search USING gin ((open_text || personal_text));--> statement-breakpoint
CREATE INDEX products_search_all ON products_search USING gin ((open_text || personal_text));
