/** References of the policy to categories, for deletes and merges. */
import { inArray } from 'drizzle-orm';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { afterSalesPolicies } from '#db/schema/service/policies';
import { isAllowedIn, LIVING_STATES } from '#rules/platform/approvals';
import type { CatalogReferences, CatalogTable } from '../../catalog/references/references.ts';
import { updateRow } from '../../platform/records/records.ts';
import { versionName } from './names.ts';
import { categoriesOf, withCategory } from '../policyTerms/rules.ts';

const living = prepared({}, (q) =>
  q
    .select({
      id: afterSalesPolicies.id,
      number: afterSalesPolicies.number,
      state: afterSalesPolicies.state,
      terms: afterSalesPolicies.terms,
    })
    .from(afterSalesPolicies)
    .where(inArray(afterSalesPolicies.state, [...LIVING_STATES])),
);

const nameOf = (version: { number: number }) => `After-sales policy ${versionName(version)}`;

const loadReferring = async (tx: Db, table: CatalogTable, ids: readonly number[]) =>
  table !== 'categories'
    ? []
    : (await living(tx)).filter(({ terms }) =>
        categoriesOf(terms).some(({ id }) => ids.includes(id)),
      );

export const POLICY_REFERENCES: CatalogReferences = {
  findNames: async (tx, table, ids) => (await loadReferring(tx, table, ids)).map(nameOf),
  findApprovedNames: async (tx, categoryId) =>
    (await loadReferring(tx, 'categories', [categoryId]))
      .filter(({ state }) => !isAllowedIn('edit', state))
      .map(nameOf),
  repointCategory: async (tx, from, to) => {
    for (const { id, state, terms } of await loadReferring(tx, 'categories', [from]))
      if (isAllowedIn('edit', state))
        await updateRow(tx, afterSalesPolicies, id, { terms: withCategory(terms, from, to) });
  },
};
