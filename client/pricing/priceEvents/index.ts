import ReceiptLong from '@mui/icons-material/HistoryEduOutlined';
import type { Feature } from '../../ui/feature.ts';
import { lazyPage } from '../../ui/lazyPage.ts';

export const priceEvents: Feature = {
  name: 'priceEvents',
  options: { values: { cause: 'prices.causes' } },
  icon: ReceiptLong,
  list: lazyPage(() => import('./PriceEventList.tsx')),
};
