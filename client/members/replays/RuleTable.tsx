/** What each rule and benefit gives by both versions. */
import { useTranslate } from 'react-admin';
import type { ReplayRule } from '#contract/members/replays';
import { useCount } from '../../ui/list/useCount.ts';
import { useRuleName } from '../shared/replays/useRuleName.ts';
import { useSigned } from '../shared/replays/KeyFigures.tsx';
import { type ReplayLine, ReplayTable } from '../shared/replays/ReplayTable.tsx';

export const RuleTable = ({ rules }: { rules: readonly ReplayRule[] }) => {
  const translate = useTranslate();
  const count = useCount();
  const signed = useSigned();
  const nameOf = useRuleName();
  const lines = rules.flatMap((rule): ReplayLine[] =>
    (['points', 'growth'] as const).flatMap((currency) => {
      const [was, is] = [rule.before[currency], rule.after[currency]];
      return was === 0 && is === 0
        ? []
        : {
            key: `${rule.key}/${currency}`,
            name: `${nameOf(rule)} · ${translate(`programme.currencies.${currency}`)}`,
            cells: [count(was), count(is), signed(is - was)],
          };
    }),
  );
  return (
    <ReplayTable
      label={translate('replays.sections.rules')}
      head={[
        translate('replays.rule'),
        translate('replays.before'),
        translate('replays.after'),
        translate('replays.difference'),
      ]}
      lines={lines}
    />
  );
};
