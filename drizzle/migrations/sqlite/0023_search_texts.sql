DROP INDEX `job_errors_job`;--> statement-breakpoint
CREATE INDEX `job_errors_line` ON `job_errors` (`job_id`,`line`,`id`);--> statement-breakpoint
-- Stored in another form from now on: words with all their endings, found by their beginnings. The next start writes the
-- entries of all records again.
DROP TABLE products_search;--> statement-breakpoint
DROP TABLE members_search;--> statement-breakpoint
CREATE VIRTUAL TABLE products_search USING fts5(open_text, personal_text, tokenize='ascii', prefix='1 2', detail=column, content='', contentless_delete=1);--> statement-breakpoint
CREATE VIRTUAL TABLE members_search USING fts5(open_text, personal_text, tokenize='ascii', prefix='1 2', detail=column, content='', contentless_delete=1);--> statement-breakpoint
-- Characters that nobody sees made two SKUs of one.
UPDATE variants SET sku = nullif(trim(replace(replace(replace(replace(replace(replace(replace(replace(sku, char(173), ''), char(8203), ''), char(8204), ''), char(8205), ''), char(8206), ''), char(8207), ''), char(8288), ''), char(65279), '')), '') WHERE sku <> replace(replace(replace(replace(replace(replace(replace(replace(sku, char(173), ''), char(8203), ''), char(8204), ''), char(8205), ''), char(8206), ''), char(8207), ''), char(8288), ''), char(65279), '');--> statement-breakpoint
UPDATE variants SET barcode = nullif(trim(replace(replace(replace(replace(replace(replace(replace(replace(barcode, char(173), ''), char(8203), ''), char(8204), ''), char(8205), ''), char(8206), ''), char(8207), ''), char(8288), ''), char(65279), '')), '') WHERE barcode <> replace(replace(replace(replace(replace(replace(replace(replace(barcode, char(173), ''), char(8203), ''), char(8204), ''), char(8205), ''), char(8206), ''), char(8207), ''), char(8288), ''), char(65279), '');
