/** Prefix of the review's texts. */
export const WORDS = 'promotions.review';
