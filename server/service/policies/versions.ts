/** The versions of the policy: how they are named and checked, drafting them, and the decisions on them. */
import type { PolicyTerms } from '#contract/service/policies';
import { afterSalesPolicies } from '#db/schema/service/policies';
import { message } from '#shared/fields';
import { isSame } from '../../platform/activities/record.ts';
import { HttpError } from '../../platform/http/errors.ts';
import { versionDecisions } from '../../platform/versions/decisions.ts';
import { versionDrafts } from '../../platform/versions/drafts.ts';
import type { VersionKind } from '../../platform/versions/kind.ts';
import { checkTerms } from './checkTerms.ts';
import { policyReader } from './load.ts';
import { versionName } from './names.ts';

export const POLICY: VersionKind<PolicyTerms> = {
  resource: 'afterSalesPolicies',
  table: afterSalesPolicies,
  reader: policyReader,
  nameOf: versionName,
  checkTerms,
  checkChanges: (_tx, { terms }, latest) => {
    if (latest && isSame(terms, latest.terms))
      throw new HttpError(422, message('versions.errors.noChanges', { number: latest.number }));
  },
};
export const policyDrafts = versionDrafts(POLICY);
export const policyDecisions = versionDecisions(POLICY);
