-- Full-width digits and letters of tracking numbers are the same numbers.
UPDATE case_parcels SET folded_number = replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(folded_number, '０', '0'), '１', '1'), '２', '2'), '３', '3'), '４', '4'), '５', '5'), '６', '6'), '７', '7'), '８', '8'), '９', '9'), 'Ａ', 'A'), 'Ｂ', 'B'), 'Ｃ', 'C');
--> statement-breakpoint
UPDATE case_parcels SET folded_number = replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(folded_number, 'Ｄ', 'D'), 'Ｅ', 'E'), 'Ｆ', 'F'), 'Ｇ', 'G'), 'Ｈ', 'H'), 'Ｉ', 'I'), 'Ｊ', 'J'), 'Ｋ', 'K'), 'Ｌ', 'L'), 'Ｍ', 'M'), 'Ｎ', 'N'), 'Ｏ', 'O'), 'Ｐ', 'P');
--> statement-breakpoint
UPDATE case_parcels SET folded_number = replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(folded_number, 'Ｑ', 'Q'), 'Ｒ', 'R'), 'Ｓ', 'S'), 'Ｔ', 'T'), 'Ｕ', 'U'), 'Ｖ', 'V'), 'Ｗ', 'W'), 'Ｘ', 'X'), 'Ｙ', 'Y'), 'Ｚ', 'Z'), 'ａ', 'A'), 'ｂ', 'B'), 'ｃ', 'C');
--> statement-breakpoint
UPDATE case_parcels SET folded_number = replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(folded_number, 'ｄ', 'D'), 'ｅ', 'E'), 'ｆ', 'F'), 'ｇ', 'G'), 'ｈ', 'H'), 'ｉ', 'I'), 'ｊ', 'J'), 'ｋ', 'K'), 'ｌ', 'L'), 'ｍ', 'M'), 'ｎ', 'N'), 'ｏ', 'O'), 'ｐ', 'P');
--> statement-breakpoint
UPDATE case_parcels SET folded_number = replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(folded_number, 'ｑ', 'Q'), 'ｒ', 'R'), 'ｓ', 'S'), 'ｔ', 'T'), 'ｕ', 'U'), 'ｖ', 'V'), 'ｗ', 'W'), 'ｘ', 'X'), 'ｙ', 'Y'), 'ｚ', 'Z'), '－', ''), '．', ''), '　', '');
--> statement-breakpoint
-- Customers opened these cases by their link, which the log named the console.
UPDATE cases SET opened_by = 'customer' WHERE opened_by = 'system' AND id IN (SELECT case_id FROM case_steps WHERE action = 'open' AND party = 'customer');
