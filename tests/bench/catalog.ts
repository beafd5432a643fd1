/** Shape of the catalogue that lists, gets, updates and searches are measured on. */
export const PRODUCTS = 10_000;
export const CATEGORIES = 50;
/** Each begins the name of one in 25 products: 400 hits for a search, as many for its first letters. */
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
/** What is asked of the text search. */
export const SEARCHES = FIRST_WORDS.map((word) => word.slice(0, 4).toLowerCase());
