import type { ReturnReview } from '#contract/orders/sales';
import { StatusChip } from '../../ui/record/StatusChip.tsx';

const TONES = {
  waiting: 'attention',
  accepted: 'good',
  refused: 'neutral',
  refunded: 'neutral',
} as const;

/** Marks a return that goes beyond what was ordered. */
export const ReviewChip = ({ review }: { review: ReturnReview }) =>
  review !== 'fits' && <StatusChip tone={TONES[review]} label={`returns.reviews.${review}`} />;
