/** The size and the words of the catalogue for lists, gets, updates and searches. */
export const PRODUCTS = 10_000;
export const CATEGORIES = 50;
/** One in 25 products begins with each of these words, so a search for it or its first letters has 400 hits. */
export const FIRST_WORDS = [
  'Amber',
  'Brisk',
  'Calm',
  'Dusky',
  'Early',
  'Fresh',
  'Gentle',
  'Hearty',
  'Ivory',
  'Jolly',
  'Keen',
  'Lively',
  'Mellow',
  'Noble',
  'Opal',
  'Plain',
  'Quiet',
  'Rustic',
  'Silver',
  'Tender',
  'Urban',
  'Velvet',
  'Woven',
  'Young',
  'Zesty',
];
/** The queries of the text search. */
export const SEARCHES = FIRST_WORDS.map((word) => word.slice(0, 4).toLowerCase());
