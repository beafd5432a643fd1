/** Why a promotion takes back what it does, as a sentence. */
import { useTranslate } from 'react-admin';
import type { ReturnedPromotion } from '#contract/promotions/returnValue';
import { useMoney } from '../../ui/record/money.tsx';
import { useVerdict } from '../shared/verdicts/useVerdict.ts';

export const useReason = () => {
  const translate = useTranslate();
  const money = useMoney();
  const { tell } = useVerdict();
  return (promotion: ReturnedPromotion): string => {
    const { reason, held, left, judgement, takenBackBefore, takenBack } = promotion;
    const say = (key: string, amount = 0) =>
      translate(`returnValue.reasons.${key}`, {
        held: money(held),
        left: money(left),
        amount: money(amount),
      });
    if (reason === 'nothingKept') return say(takenBackBefore > 0 ? 'givenAgain' : 'nothingKept');
    if (reason !== 'givesNothing' && reason !== 'givesLess') return say(reason);
    const spared = held - left - takenBackBefore - takenBack;
    const isMissed = reason === 'givesNothing' && judgement !== null;
    return [
      say(reason === 'givesNothing' && held === 0 ? 'givesNoGift' : reason),
      isMissed ? tell(judgement) : '',
      spared > 0 ? say('spared', spared) : '',
      takenBackBefore > 0 ? say('before', takenBackBefore) : '',
    ]
      .filter(Boolean)
      .join(say('space'));
  };
};
