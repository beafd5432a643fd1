/** The versions of the after-sales policy that are approved, and the one that is in force at an instant. */
import type { PolicyTerms } from '#contract/service/policies';
import { afterSalesPolicies } from '#db/schema/service/policies';
import { versionReader } from '../../platform/versions/load.ts';

export const policyReader = versionReader<PolicyTerms>(afterSalesPolicies);
export const { loadApproved: loadPolicies, loadInForce: loadPolicy } = policyReader;
