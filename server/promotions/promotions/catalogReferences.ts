/** References of promotions to records of the catalogue, for deletes and merges. */
import { promotionsNaming } from './promotionsNaming.ts';
import { repointPromotions } from './repointCategory.ts';

export const PROMOTION_REFERENCES = {
  findNames: promotionsNaming,
  repointCategory: repointPromotions,
};
