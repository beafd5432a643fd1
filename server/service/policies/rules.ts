/** What the after-sales policy says of goods, and whether they may come back. Pure. */
import {
  type FreightPayer,
  type GoodsPolicy,
  type GoodsRule,
  type PolicyTerms,
  RETURN_PURPOSES,
  type ReturnAnswer,
  type ReturnLine,
  type ReturnPurpose,
  type ReturnVerdict,
} from '#contract/service/policies';
import type { Role } from '#contract/platform/access';
import type { Responsibility } from '#contract/orders/responsibilities';
import { addDays, dayOf, monthsAfter } from '#shared/days';
import { mulDiv, RATE } from '#shared/money';

/** What exceptions say beside whether goods come back. */
const SAID_FIELDS = [
  'noReasonDays',
  'faultDays',
  'exchangeDays',
  'warrantyMonths',
  'restockingFee',
] as const;

const holdsFor = (rule: GoodsRule, path: readonly number[], channel: string): boolean =>
  (rule.categoryId === null || path.includes(rule.categoryId)) &&
  (rule.channel === null || rule.channel === channel);

/** The nearest first: by how deep the category is; of one category the rule that names the channel. */
const nearestFirst = (
  rules: readonly GoodsRule[],
  path: readonly number[],
  channel: string,
): GoodsRule[] => {
  const depthOf = ({ categoryId }: GoodsRule) =>
    categoryId === null ? -1 : path.indexOf(categoryId);
  return rules
    .filter((rule) => holdsFor(rule, path, channel))
    .toSorted(
      (one, other) =>
        depthOf(other) - depthOf(one) ||
        Number(other.channel !== null) - Number(one.channel !== null),
    );
};

/** Each part as the nearest rule says that says anything of it. `categoryPath`: from the top of the tree to the goods. */
export const policyAt = (
  { base, rules }: Pick<PolicyTerms, 'base' | 'rules'>,
  categoryPath: readonly number[],
  channel: string,
): GoodsPolicy => {
  const nearest = nearestFirst(rules, categoryPath, channel);
  const said = <K extends keyof GoodsRule>(field: K) =>
    nearest.find((rule) => rule[field] !== null)?.[field];
  const policy: GoodsPolicy = { ...base, returnable: said('returnable') ?? 'yes' };
  for (const field of SAID_FIELDS) policy[field] = said(field) ?? base[field];
  return policy;
};

/** The last day on which goods that arrived then can come back; null where the policy offers nothing. Day 1 is the day after. */
const lastDayOf = (policy: GoodsPolicy, purpose: ReturnPurpose, delivered: string) => {
  if (purpose === 'repair')
    return policy.warrantyMonths === 0 ? null : monthsAfter(delivered, policy.warrantyMonths);
  const days = {
    noReason: policy.noReasonDays,
    fault: policy.faultDays,
    exchange: policy.exchangeDays,
  }[purpose];
  return days === 0 ? null : addDays(delivered, days);
};

/** Goods that do not come back as they are still come back with a fault. */
const BY_CHOICE: readonly ReturnPurpose[] = ['noReason', 'exchange'];

interface Facts {
  purpose: ReturnPurpose;
  timeZone: string;
}
export const mayReturn = (
  terms: Pick<PolicyTerms, 'base' | 'rules'>,
  { categoryPath, channel, isShipped, deliveredAt, freeUnits }: ReturnLine,
  { purpose, timeZone }: Facts,
  now: number,
): ReturnVerdict => {
  const policy = policyAt(terms, categoryPath, channel);
  const verdict = (
    answer: ReturnAnswer,
    more: Partial<Pick<ReturnVerdict, 'lastDay' | 'returnable'>> = {},
  ): ReturnVerdict => ({
    purpose,
    isAllowed: answer === 'allowed' || answer === 'notDelivered',
    answer,
    lastDay: null,
    returnable: null,
    ...more,
  });
  if (freeUnits <= 0) return verdict('nothingLeft');
  if (policy.returnable !== 'yes' && BY_CHOICE.includes(purpose))
    return verdict('nonReturnable', { returnable: policy.returnable });
  const today = dayOf(now, timeZone);
  const delivered = deliveredAt === null ? today : dayOf(deliveredAt, timeZone);
  const lastDay = lastDayOf(policy, purpose, delivered);
  if (lastDay === null) return verdict('notOffered');
  if (!isShipped) return verdict('notShipped');
  if (deliveredAt === null) return verdict('notDelivered');
  return verdict(today <= lastDay ? 'allowed' : 'tooLate', { lastDay });
};

/** For every purpose, in their order. */
export const verdictsOf = (
  terms: Pick<PolicyTerms, 'base' | 'rules'>,
  line: ReturnLine,
  timeZone: string,
  now: number,
): ReturnVerdict[] =>
  RETURN_PURPOSES.map((purpose) => mayReturn(terms, line, { purpose, timeZone }, now));

/** Who pays for sending goods back; null while nobody is responsible yet. */
export const freightPayer = (
  { freight }: Pick<PolicyTerms, 'freight'>,
  responsibility: Responsibility,
): FreightPayer | null => (responsibility === 'undetermined' ? null : freight[responsibility]);

/** What is kept of an amount of minor units by a rate in basis points, rounded down. */
export const feeOf = (amount: number, rate: number): number => mulDiv(amount, rate, RATE, 'down');

/** What a role decides alone; null for any amount. The owner has no limit, and who is not named decides nothing. */
export const roleLimit = (
  terms: Pick<PolicyTerms, 'refundLimits' | 'goodwillLimits'>,
  role: Role | null,
  of: 'refundLimits' | 'goodwillLimits',
): number | null => {
  if (role === 'owner') return null;
  return role === 'agent' || role === 'manager' ? terms[of][role] : 0;
};
/** Whether a role decides alone on an amount. */
export const isWithin = (limit: number | null, amount: number): boolean =>
  limit === null || amount <= limit;
