/** Refuses terms that the rules, the levels, the catalogue or the audiences do not allow. */
import type { ProgrammeTerms } from '#contract/members/programme';
import type { Db } from '#db';
import { nestedErrors } from '#shared/fields';
import { flatErrors } from '#shared/fieldErrors';
import { unknownNames } from '#rules/platform/audiences';
import { missingReferences } from '../../catalog/scopes/missing.ts';
import { loadAudienceChoices } from '../../platform/audiences/known.ts';
import { invalid } from '../../platform/http/errors.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { loadRanks } from '../levels/load.ts';
import type { TermsIssue } from './issue.ts';
import { loadVersions } from './load.ts';
import { referencesIn } from './references.ts';
import { termsIssues } from './rules.ts';

const audienceIssues = async (
  tx: Db,
  { now }: Pick<Writer, 'now'>,
  { earnRules }: ProgrammeTerms,
): Promise<TermsIssue[]> => {
  const choices = await loadAudienceChoices(tx, now);
  return earnRules.flatMap(({ audience }, index) =>
    flatErrors(unknownNames(audience, choices) ?? {}).map(({ path, message }) => ({
      path: ['earnRules', index, 'audience', ...path],
      message,
    })),
  );
};

/** Throws 422 with the field of each error; the newest approved version is the one that they follow. */
export const checkTerms = async (
  tx: Db,
  writer: Pick<Writer, 'now'>,
  terms: ProgrammeTerms,
): Promise<void> => {
  const before = (await loadVersions(tx)).at(-1)?.terms ?? null;
  const missing = await missingReferences(tx, referencesIn(terms));
  const issues = [
    ...termsIssues(terms, { ranks: await loadRanks(tx), before }),
    ...missing.map(({ table, path }) => ({ path, message: `promotions.errors.gone.${table}` })),
    ...(await audienceIssues(tx, writer, terms)),
  ];
  if (issues.length > 0) throw invalid({ terms: nestedErrors(issues) });
};
