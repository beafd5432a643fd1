/** The terms that hold at an instant, also before a first version of the policy has begun. */
import type { PolicyTerms } from '#contract/service/policies';
import type { Settings } from '#contract/platform/settings';
import type { Db } from '#db';
import { currencyDecimals } from '#shared/localization';
import { startingPolicy } from '../policyTerms/rules.ts';
import { loadPolicy } from './load.ts';

export interface TermsInForce {
  /** Of the version; null for the terms with which a first one starts. */
  number: number | null;
  terms: PolicyTerms;
}

export const loadTerms = async (
  db: Db,
  { currency }: Pick<Settings, 'currency'>,
  at: number,
): Promise<TermsInForce> =>
  (await loadPolicy(db, at)) ?? {
    number: null,
    terms: startingPolicy(10 ** currencyDecimals(currency)),
  };

/** Where customers send goods, by the version in force; null where it does not say. */
export const loadReturnAddress = async (db: Db, at: number): Promise<string | null> =>
  // Versions from before it was a term have none.
  (await loadPolicy(db, at))?.terms.returnAddress ?? null;
