type Words = Record<string, string>;

/** What the activity log calls the counts of an import: `products.created` → "Products: New". */
export const countNames = (records: Words, outcomes: Words, colon: string): Record<string, Words> =>
  Object.fromEntries(
    Object.entries(records).map(([record, name]) => [
      record,
      Object.fromEntries(
        Object.entries(outcomes).map(([outcome, word]) => [outcome, `${name}${colon}${word}`]),
      ),
    ]),
  );
