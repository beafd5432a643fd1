/** The score card in use. */
import { useGetList } from 'react-admin';
import type { QualityCard } from '#contract/service/qualityCards';

export const useNewestCard = (): QualityCard | undefined =>
  useGetList<QualityCard>('qualityCards', {
    pagination: { page: 1, perPage: 1 },
    sort: { field: 'number', order: 'DESC' },
  }).data?.[0];
