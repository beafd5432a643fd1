import EventNote from '@mui/icons-material/EventNoteOutlined';
import type { MonthlyReview } from '#contract/surveys/monthlyReviews';
import type { Feature } from '../../ui/feature.ts';
import { lazyPage } from '../../ui/lazyPage.ts';

/** How satisfied customers were, month by month. */
export const monthlyReviews: Feature = {
  name: 'monthlyReviews',
  recordRepresentation: ({ month }: Pick<MonthlyReview, 'month'>) => month.slice(0, 7),
  options: {
    contracts: async () => {
      const { MonthlyReview: Review, NoteInput } = await import('#contract/surveys/monthlyReviews');
      return [Review, NoteInput];
    },
  },
  icon: EventNote,
  list: lazyPage(() => import('./ReviewList.tsx')),
  show: lazyPage(() => import('./ReviewShow.tsx')),
};
