import FactCheck from '@mui/icons-material/FactCheckOutlined';
import type { Feature } from '../../ui/feature.ts';
import { lazyPage } from '../../ui/lazyPage.ts';

/** Reviews of what colleagues answered. */
export const qualityReviews: Feature = {
  name: 'qualityReviews',
  recordRepresentation: 'ticketNumber',
  options: {
    contracts: async () => {
      const { QualityReview, QualityReviewEdit } = await import('#contract/service/qualityReviews');
      return [QualityReview, QualityReviewEdit];
    },
  },
  icon: FactCheck,
  list: lazyPage(() => import('./QualityReviewList.tsx')),
  show: lazyPage(() => import('./QualityReviewShow.tsx')),
};
