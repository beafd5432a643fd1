/** Minimum margins of the departments in basis points, which prices and promotions must keep. */
export const GUARDS: Record<string, number> = {
  digital: 300,
  food: 500,
  apparel: 1500,
  beauty: 1500,
  books: 500,
};
