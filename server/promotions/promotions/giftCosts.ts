/** Whether what was spent holds what gifts cost. */

const gives = (condition: string) => `case when exists (select 1 from promotion_revisions given
  where ${condition} and given.live_from is not null and cast(given.terms as text) like '%"gift"%') then 1 else 0 end`;

/**
 * SQL, 1 or 0: whether terms with gifts have been in force, of the promotion or within the campaign of the surrounding
 * statement. By the terms, because the redemptions of a promotion may be millions.
 */
export const PROMOTION_HAS_GIFTS = gives('given.promotion_id = "promotions".id');
export const CAMPAIGN_HAS_GIFTS = gives('given.campaign_id = "campaigns".id');

/** Rows of a list as in the contract. */
export const withGiftCosts = <T extends Record<string, unknown>>(row: T) => ({
  ...row,
  hasGiftCosts: Number(row.hasGiftCosts) === 1,
});
