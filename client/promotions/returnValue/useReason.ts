/** Why a promotion takes back what it does, as a sentence. */
import { useTranslate } from 'react-admin';
import type { ReturnedPromotion } from '#contract/promotions/returnValue';
import { useMoney } from '../../ui/record/money.tsx';
import { useVerdict } from '../shared/verdicts/useVerdict.ts';

export const useReason = () => {
  const translate = useTranslate();
  const money = useMoney();
  const { tell } = useVerdict();
  return ({ reason, held, left, judgement, takenBackBefore }: ReturnedPromotion): string => {
    const say = (key: string) =>
      translate(`returnValue.reasons.${key}`, { held: money(held), left: money(left) });
    if (reason === 'nothingKept') return say(takenBackBefore > 0 ? 'givenAgain' : 'nothingKept');
    if (reason !== 'givesNothing') return say(reason);
    const why = judgement === null ? '' : tell(judgement);
    return [say(held > 0 ? 'givesNothing' : 'givesNoGift'), why].filter(Boolean).join(say('space'));
  };
};
