/** The terms of the after-sales policy: what is refused in them, with which a first version starts, and what they name. Pure. */
import type { GoodsRule, PolicyTerms } from '#contract/service/policies';

export interface PolicyIssue {
  path: (string | number)[];
  message: string;
}
const SAYS = [
  'returnable',
  'noReasonDays',
  'faultDays',
  'exchangeDays',
  'warrantyMonths',
  'restockingFee',
] as const;
const issue = (path: PolicyIssue['path'], key: string): PolicyIssue => ({
  path,
  message: `policies.errors.${key}`,
});

const ruleIssues = (rules: readonly GoodsRule[]): PolicyIssue[] =>
  rules.flatMap((rule, index) => {
    const isSame = (other: GoodsRule) =>
      other.categoryId === rule.categoryId && other.channel === rule.channel;
    const at = (field: string) => ['rules', index, field];
    if (rules.findIndex(isSame) < index) return [issue(at('categoryId'), 'sameGoods')];
    if (SAYS.every((field) => rule[field] === null))
      return [issue(at('returnable'), 'saysNothing')];
    return [];
  });

const LIMITS = ['refundLimits', 'goodwillLimits'] as const;
const limitIssues = (terms: PolicyTerms): PolicyIssue[] =>
  LIMITS.flatMap((field) => {
    const { agent, manager } = terms[field];
    const isHigher = manager !== null && (agent === null || agent > manager);
    return isHigher ? [issue([field, 'agent'], 'agentAboveManager')] : [];
  });

/** All errors of terms that their shape does not tell. */
export const policyIssues = (terms: PolicyTerms): PolicyIssue[] => [
  ...ruleIssues(terms.rules),
  ...limitIssues(terms),
];

/** The terms with which a first version starts: seven days without a reason, a year of warranty. `unit`: of the currency. */
export const startingPolicy = (unit: number): PolicyTerms => ({
  base: {
    noReasonDays: 7,
    faultDays: 15,
    exchangeDays: 15,
    warrantyMonths: 12,
    restockingFee: 0,
  },
  rules: [],
  freight: {
    merchant: 'merchant',
    customer: 'customer',
    carrier: 'merchant',
    supplier: 'merchant',
    none: 'customer',
  },
  pointsShort: 'arrears',
  autoApproval: { return: 200 * unit, refundOnly: 20 * unit },
  refundLimits: { agent: 500 * unit, manager: 5_000 * unit },
  goodwillLimits: { agent: 50 * unit, manager: 500 * unit },
  returnAddress: null,
  quoteDays: 7,
});

/** The categories that terms name, with the place of each. */
export const categoriesOf = ({ rules }: Pick<PolicyTerms, 'rules'>) =>
  rules.flatMap(({ categoryId }, index) =>
    categoryId === null ? [] : [{ id: categoryId, path: ['rules', index, 'categoryId'] }],
  );

/** The same terms with another category in the place of one. */
export const withCategory = (terms: PolicyTerms, from: number, to: number): PolicyTerms => ({
  ...terms,
  rules: terms.rules.map((rule) => (rule.categoryId === from ? { ...rule, categoryId: to } : rule)),
});
