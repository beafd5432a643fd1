/** How a rule came to its points, in words. */
import { useTranslate } from 'react-admin';
import type { ReplayRule } from '#contract/members/replays';
import type { ExplainedAward, ExplainedHappening } from '#contract/members/replays/examples';
import { RATE } from '#shared/money';
import { useAudienceName } from '../../../platform/shared/audience/useAudienceChoices.ts';
import { useCount } from '../../../ui/list/useCount.ts';
import { useMoney } from '../../../ui/record/money.tsx';
import { useRuleName } from './useRuleName.ts';

const WORDS = 'replays.award';

/** `rules`: the names of the rules by their keys. */
export const useAwardText = (rules: readonly Pick<ReplayRule, 'key' | 'names'>[]) => {
  const translate = useTranslate();
  const count = useCount();
  const money = useMoney();
  const nameOf = useRuleName();
  return (source: string, award: ExplainedAward): string => {
    const { ruleKey, currency, base, rate, streak, desired, granted, limits } = award;
    const key = ruleKey === '' ? `@${source}` : ruleKey;
    const rule = nameOf(rules.find((one) => one.key === key) ?? { key, names: null });
    const what = translate(`programme.currencies.${currency}`);
    const facts = { rule, what, granted: count(granted) };
    const how =
      base !== null
        ? translate(rate === null ? `${WORDS}.mixed` : `${WORDS}.order`, {
            ...facts,
            base: money(base),
            times: (rate ?? RATE) / RATE,
          })
        : streak !== null
          ? translate(`${WORDS}.streak`, { ...facts, days: count(streak) })
          : translate(`${WORDS}.fixed`, facts);
    if (limits.length === 0) return how;
    const named = limits.map((limit) => translate(`points.limits.${limit}`));
    return translate(`${WORDS}.limited`, {
      how,
      desired: count(desired),
      limits: named.join(translate('layout.listSeparator')),
    });
  };
};

/** What happened, in words. */
export const useHappeningText = () => {
  const translate = useTranslate();
  const nameOf = useAudienceName();
  return ({ source, sourceId }: Pick<ExplainedHappening, 'source' | 'sourceId'>) => {
    const id = source === 'level' ? nameOf('levels', sourceId) : sourceId;
    return translate(`replays.happenings.${source}`, { id, _: id });
  };
};
