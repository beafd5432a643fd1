/** Least margins of the departments, basis points: prices and promotions keep them. */
export const GUARDS: Record<string, number> = {
  digital: 300,
  food: 500,
  apparel: 1500,
  beauty: 1500,
  books: 500,
};
