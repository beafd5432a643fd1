/** What promotions do when a record of the catalog is deleted or merged. */
import { promotionsNaming } from './promotionsNaming.ts';
import { repointPromotions } from './repointCategory.ts';

export const PROMOTION_REFERENCES = {
  findNames: promotionsNaming,
  repointCategory: repointPromotions,
};
