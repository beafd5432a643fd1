/** Refuses terms that the rules, the catalogue or the channels do not allow. */
import type { PolicyTerms } from '#contract/service/policies';
import type { Db } from '#db';
import { nestedErrors } from '#shared/fields';
import { missingReferences } from '../../catalog/scopes/missing.ts';
import { loadAudienceChoices } from '../../platform/audiences/known.ts';
import { invalid } from '../../platform/http/errors.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { categoriesOf, policyIssues } from '../policyTerms/rules.ts';

/** Throws 422 with the field of each error. */
export const checkTerms = async (
  tx: Db,
  { now }: Pick<Writer, 'now'>,
  terms: PolicyTerms,
): Promise<void> => {
  const named = categoriesOf(terms).map((one) => ({ ...one, table: 'categories' as const }));
  const { channels } = await loadAudienceChoices(tx, now);
  const known = new Set(channels.map(({ key }) => key));
  const unknown = terms.rules.flatMap(({ channel }, index) =>
    channel === null || known.has(channel)
      ? []
      : [{ path: ['rules', index, 'channel'], message: 'audiences.errors.unknown.channels' }],
  );
  const missing = await missingReferences(tx, named);
  const issues = [
    ...policyIssues(terms),
    ...unknown,
    ...missing.map(({ table, path }) => ({ path, message: `promotions.errors.gone.${table}` })),
  ];
  if (issues.length > 0) throw invalid({ terms: nestedErrors(issues) });
};
