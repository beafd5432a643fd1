DROP INDEX `coupons_code`;--> statement-breakpoint
ALTER TABLE `coupons` ADD `key` text;--> statement-breakpoint
-- Among codes that look alike, the newest that can still be used keeps its key.
UPDATE coupons SET key = replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(code, '-', ''), '_', ''), 'А', 'A'), 'В', 'B'), 'Е', 'E'), 'Ѕ', 'S'), 'І', '1'), 'Ј', 'J'), 'К', 'K'), 'М', 'M'), 'Н', 'H'), 'О', '0'), 'Р', 'P'), 'С', 'C'), 'Т', 'T'), 'У', 'Y'), 'Х', 'X'), 'Ԛ', 'Q'), 'Ԝ', 'W'), 'Ӏ', '1'), 'Α', 'A'), 'Β', 'B'), 'Ε', 'E'), 'Ζ', 'Z'), 'Η', 'H'), 'Ι', '1'), 'Κ', 'K'), 'Μ', 'M'), 'Ν', 'N'), 'Ο', '0'), 'Ρ', 'P'), 'Τ', 'T'), 'Υ', 'Y'), 'Χ', 'X'), 'İ', '1'), 'O', '0'), 'I', '1'), 'L', '1');--> statement-breakpoint
UPDATE coupons SET key = NULL WHERE id IN (
  SELECT id FROM (
    SELECT c.id, row_number() OVER (
      PARTITION BY c.key
      ORDER BY CASE WHEN b.revoked_at IS NULL AND p.archived_at IS NULL THEN 0 ELSE 1 END, c.id DESC
    ) AS place
    FROM coupons c JOIN coupon_batches b ON b.id = c.batch_id JOIN promotions p ON p.id = b.promotion_id
  ) ranked WHERE place > 1
);--> statement-breakpoint
CREATE UNIQUE INDEX `coupons_key` ON `coupons` (`key`);--> statement-breakpoint
CREATE INDEX `coupons_code` ON `coupons` (`code`);