/** References of promotions to records of the catalogue, for deletes and merges. */
import { findReferringPromotions } from './referringPromotions.ts';
import { repointPromotions } from './repointCategory.ts';

export const PROMOTION_REFERENCES = {
  findNames: findReferringPromotions,
  repointCategory: repointPromotions,
};
