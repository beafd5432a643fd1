import type { PromotionVerdict } from '#contract/promotions/verdicts';
import { StatusChip } from '../../../ui/record/StatusChip.tsx';
import { toneOf } from './useVerdict.ts';

export const VerdictChip = ({ verdict }: { verdict: PromotionVerdict }) => (
  <StatusChip tone={toneOf(verdict)} label={`verdicts.short.${verdict}`} />
);
