/** What became of a promotion or a code, in the words of the screen's language. */
import { useTranslate } from 'react-admin';
import type { Judgement, PromotionVerdict } from '#contract/promotions/verdicts';
import { useMoney } from '../../../ui/record/money.tsx';
import type { Tone } from '../../../ui/record/StatusChip.tsx';

/** What somebody should look at: what applied, what another basket or shopper would get, what cannot be had. */
export const toneOf = (verdict: PromotionVerdict): Tone => {
  switch (verdict) {
    case 'applied':
      return 'good';
    case 'capped':
    case 'belowThreshold':
    case 'tooFewUnits':
      return 'attention';
    case 'guarded':
    case 'usesReached':
    case 'memberUsesReached':
    case 'dayUsesReached':
    case 'budgetReached':
    case 'campaignBudgetReached':
    case 'soldOut':
    case 'memberStockReached':
    case 'goodsArchived':
    case 'unknownCode':
    case 'codeNotStarted':
    case 'codeEnded':
    case 'codeUsedUp':
    case 'codeRevoked':
    case 'codeOfAnother':
    case 'codeUnclaimed':
    case 'tooManyCodes':
      return 'bad';
    default:
      return 'neutral';
  }
};

type Told = Pick<Judgement, 'verdict'> &
  Partial<Pick<Judgement, 'cappedBy' | 'missing' | 'missingKind'>>;

/** `short(verdict)` for a chip; `tell(judgement)` the reason in a sentence, with what is missing. */
export const useVerdict = () => {
  const translate = useTranslate();
  const money = useMoney();
  const short = (verdict: PromotionVerdict): string => translate(`verdicts.short.${verdict}`);
  const missing = ({ missing: by, missingKind }: Told): string | null =>
    by === undefined || by <= 0
      ? null
      : missingKind === 'quantity'
        ? translate('verdicts.missingQuantity', { smart_count: by })
        : translate('verdicts.missingAmount', { amount: money(by) });
  const tell = (told: Told): string =>
    missing(told) ??
    (told.verdict === 'capped' && told.cappedBy
      ? translate(`verdicts.cappedBy.${told.cappedBy}`)
      : translate(`verdicts.long.${told.verdict}`));
  return { short, tell };
};
