-- Full-width digits and letters of tracking numbers are the same numbers.
UPDATE case_parcels SET folded_number = translate(folded_number, '０１２３４５６７８９ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ－．　', '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZABCDEFGHIJKLMNOPQRSTUVWXYZ');
--> statement-breakpoint
-- Customers opened these cases by their link, which the log named the console.
UPDATE cases SET opened_by = 'customer' WHERE opened_by = 'system' AND id IN (SELECT case_id FROM case_steps WHERE action = 'open' AND party = 'customer');
