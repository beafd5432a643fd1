import type { ProductStatus } from '#contract/catalog/products';
import { StatusChip, type Tone } from '../../ui/record/StatusChip.tsx';

const TONES: Record<ProductStatus, Tone> = {
  draft: 'attention',
  active: 'good',
  archived: 'neutral',
};

export const ProductStatusChip = ({ status }: { status: ProductStatus }) => (
  <StatusChip tone={TONES[status]} label={`products.statuses.${status}`} />
);

/** The score in words and number, so that it is readable without colour. */
export const Quality = ({ score, errors }: { score: number; errors: number }) => (
  <StatusChip tone={errors > 0 ? 'bad' : score < 80 ? 'attention' : 'good'} label={`${score}`} />
);
