/** Constants of the catalogue without its schemas, because the first page needs them but not zod. */

export const PRODUCT_STATUSES = ['draft', 'active', 'archived'] as const;
export type ProductStatus = (typeof PRODUCT_STATUSES)[number];

/** How many products one bulk edit changes. */
export const MAX_EDITED = 1000;

export const QUALITY_RULES = [
  'missingRequiredAttribute',
  'missingRecommendedAttribute',
  'missingCategory',
  'missingImage',
  'fewPictures',
  'smallPicture',
  'pictureRatio',
  'shortDescription',
  'missingCost',
  'missingPrice',
  'duplicateSku',
  'duplicateBarcode',
  'missingTranslation',
] as const;
export type QualityRuleCode = (typeof QUALITY_RULES)[number];
