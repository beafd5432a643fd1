import type { PolicyTerms } from '#contract/service/policies';
import { versionTable } from '../versions.ts';

/** Versions of the after-sales policy. */
export const afterSalesPolicies = versionTable<PolicyTerms>('after_sales_policies');
