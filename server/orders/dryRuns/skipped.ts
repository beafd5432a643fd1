/** Why rules for what happened give nothing. Pure. */
import type { EarnRule } from '#contract/members/earnRules';
import type { Skipped } from '#contract/members/dryRuns';
import { isRewarded, type Occasion } from '../../members/earnRules/rules.ts';

interface Given {
  ruleKey: string;
  currency: string;
  granted: number;
  desired: number;
  /** Of orders: how many times each line counts, in basis points. */
  lines?: readonly { rate: number }[] | null;
}

const EVERYBODY = { levels: [], groups: [], channels: [] };

const reasonOf = (
  rule: EarnRule,
  occasion: Occasion,
  timeZone: string,
  awards: readonly Given[],
): Skipped | null => {
  const isMet = (change: Partial<EarnRule>) =>
    isRewarded({ ...rule, ...change }, occasion, timeZone);
  if (isMet({})) {
    const own = awards.filter(({ ruleKey }) => ruleKey === rule.key);
    if (own.some(({ granted }) => granted > 0)) return null;
    if (own.some(({ desired }) => desired > 0)) return 'limit';
    const isNarrowed = rule.scope.include.length + rule.scope.exclude.length > 0;
    return isNarrowed ? 'goods' : 'tooLittle';
  }
  if (!isMet({ subject: null }) && !isMet({ subject: null, audience: EVERYBODY })) return 'window';
  if (!isMet({ subject: null })) return 'audience';
  return isMet({ subject: null }) && rule.subject !== occasion.subject ? 'subject' : 'window';
};

/** Rules that stand behind an exclusive one that gave something in all of their currencies. */
const isShutOut = (
  rule: EarnRule,
  rules: readonly EarnRule[],
  awards: readonly Given[],
): boolean => {
  const currencies = rule.currency === 'both' ? ['points', 'growth'] : [rule.currency];
  return currencies.every((currency) =>
    rules.some(
      (other) =>
        other.isExclusive &&
        other.key !== rule.key &&
        (other.priority < rule.priority ||
          (other.priority === rule.priority && other.key < rule.key)) &&
        awards.some(
          (award) =>
            award.ruleKey === other.key && award.currency === currency && award.granted > 0,
        ),
    ),
  );
};

/**
 * Multipliers give nothing themselves: what they do is part of the other awards, whose lines count by the highest of them.
 * Null where one does something, or where there is nothing that it could multiply.
 */
const multiplierReason = (
  { formula, currency, scope }: EarnRule,
  awards: readonly Given[],
): Skipped | null => {
  if (formula.kind !== 'multiplier') return null;
  const rates = awards
    .filter((award) => currency === 'both' || award.currency === currency)
    .flatMap(({ lines }) => (lines ?? []).map(({ rate }) => rate));
  if (rates.length === 0 || rates.includes(formula.rate)) return null;
  if (rates.some((rate) => rate > formula.rate)) return 'lower';
  return scope.include.length + scope.exclude.length > 0 ? 'goods' : null;
};

export const skippedRules = (
  rules: readonly EarnRule[],
  occasion: Occasion,
  timeZone: string,
  awards: readonly Given[],
): { ruleKey: string; reason: Skipped }[] =>
  rules.flatMap((rule) => {
    if (rule.trigger !== occasion.trigger) return [];
    const reason = reasonOf(rule, occasion, timeZone, awards);
    if (reason === null) return [];
    const isOut = reason === 'tooLittle' || reason === 'goods';
    if (isOut && rule.formula.kind === 'multiplier') {
      const why = multiplierReason(rule, awards);
      return why === null ? [] : [{ ruleKey: rule.key, reason: why }];
    }
    return [
      { ruleKey: rule.key, reason: isOut && isShutOut(rule, rules, awards) ? 'exclusive' : reason },
    ];
  });
