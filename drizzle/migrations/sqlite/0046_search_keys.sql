-- Keys of several parts are indexed as a whole from now on; the next start writes the entries of all records again.
INSERT INTO products_search (products_search) VALUES ('delete-all');--> statement-breakpoint
INSERT INTO members_search (members_search) VALUES ('delete-all');
