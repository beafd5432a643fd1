import { useTranslate } from 'react-admin';
import type { MemberEntry } from '#contract/promotions/memberEntries';
import { useCount } from '../../ui/list/useCount.ts';
import { useLocalize } from '../../ui/record/localized.tsx';

/** What an entry gave, in a line: the prize, points and the code. */
export const useResult = () => {
  const translate = useTranslate();
  const toText = useLocalize();
  const count = useCount();
  return ({ kind, roll, prizeNames, points, code }: MemberEntry): string => {
    if (kind === 'draw' && roll !== null && prizeNames === null)
      return translate('memberActivities.nothing');
    const parts = [
      toText(prizeNames),
      points === null
        ? ''
        : translate('memberEntries.points', { points: count(points), smart_count: points }),
      code ?? '',
    ].filter(Boolean);
    // A prize is often called by what it gives.
    return [...new Set(parts)].join(translate('layout.listSeparator')) || '–';
  };
};
