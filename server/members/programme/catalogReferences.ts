/** References of the programme's rules to records of the catalogue, for deletes and merges. */
import { inArray } from 'drizzle-orm';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { programmeVersions } from '#db/schema/members/programme';
import { isAllowedIn, LIVING_STATES } from '#rules/platform/approvals';
import { LANGUAGES } from '#shared/localization';
import type { CatalogTable } from '../../catalog/references/references.ts';
import { withCategoryReplaced } from '../../catalog/scopes/references.ts';
import { updateRow } from '../../platform/records/records.ts';
import { versionName } from './names.ts';
import { referencesIn } from './references.ts';

const living = prepared({}, (q) =>
  q
    .select({
      id: programmeVersions.id,
      number: programmeVersions.number,
      state: programmeVersions.state,
      terms: programmeVersions.terms,
    })
    .from(programmeVersions)
    .where(inArray(programmeVersions.state, [...LIVING_STATES])),
);

const loadReferring = async (tx: Db, table: CatalogTable, ids: readonly number[]) =>
  (await living(tx)).filter(({ terms }) =>
    referencesIn(terms).some((one) => one.table === table && ids.includes(one.id)),
  );

export const PROGRAMME_REFERENCES = {
  findNames: async (tx: Db, table: CatalogTable, ids: readonly number[]) =>
    (await loadReferring(tx, table, ids)).map((version) => versionName(version, LANGUAGES[0])),
  findApprovedNames: async (tx: Db, categoryId: number) =>
    (await loadReferring(tx, 'categories', [categoryId]))
      .filter(({ state }) => !isAllowedIn('edit', state))
      .map((version) => versionName(version, LANGUAGES[0])),
  repointCategory: async (tx: Db, from: number, to: number) => {
    for (const { id, state, terms } of await loadReferring(tx, 'categories', [from]))
      if (isAllowedIn('edit', state))
        await updateRow(tx, programmeVersions, id, {
          terms: withCategoryReplaced(terms, from, to),
        });
  },
};
