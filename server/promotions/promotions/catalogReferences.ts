/** References of promotions to records of the catalogue, for deletes and merges. */
import {
  findApprovedPromotions,
  findGivingPromotions,
  findReferringPromotions,
} from './referringPromotions.ts';
import { repointPromotions } from './repointCategory.ts';

export const PROMOTION_REFERENCES = {
  findNames: findReferringPromotions,
  findApprovedNames: findApprovedPromotions,
  findGiving: findGivingPromotions,
  repointCategory: repointPromotions,
};
