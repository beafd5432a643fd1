/** Kinds of record that hold amounts in the store's currency, which must then not change. */
import type { CurrencyHolder } from '#contract/platform/settings';
import type { Db } from '#db';

export interface CurrencyUse {
  holder: CurrencyHolder;
  isInUse: (tx: Db) => Promise<boolean>;
}

/** A use that is found with a statement for any row that holds an amount. */
export const currencyUse = (
  holder: CurrencyHolder,
  findAny: (tx: Db) => Promise<readonly unknown[]>,
): CurrencyUse => ({ holder, isInUse: async (tx) => (await findAny(tx)).length > 0 });
