import ReceiptLong from '@mui/icons-material/HistoryEduOutlined';
import { lazy } from 'react';
import type { Feature } from '../../ui/feature.ts';

export const priceEvents: Feature = {
  name: 'priceEvents',
  icon: ReceiptLong,
  list: lazy(() => import('./PriceEventList.tsx')),
};
