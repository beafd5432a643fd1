-- Returned goods that name no line are booked on other lines than before: the next start computes the sums again.
UPDATE sales_freshness SET is_outdated = 1;
