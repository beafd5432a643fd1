import Sell from '@mui/icons-material/SellOutlined';
import type { Feature } from '../../ui/feature.ts';

/** Single prices have no pages of their own: lists and products show them. Named here for the activity log. */
export const prices: Feature = {
  name: 'prices',
  options: {
    contracts: async () => {
      const { PriceInput } = await import('#contract/pricing/prices');
      return [PriceInput];
    },
  },
  icon: Sell,
};
