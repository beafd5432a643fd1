/** Examples of the writes of prices. */
import type { Call } from '../../../support/openApi.ts';
import { act, category, create, idOf, next, record, type Write } from './examples.ts';

const priceList = () => ({ code: `l${next()}`, kind: 'sale', names: { en: 'Sale', zh: '促销' } });

const product = () => ({
  names: { en: 'Cup', zh: '杯' },
  variants: [{ sku: `S${next()}`, basePrice: 1000, cost: 100 }],
});

const variantOf = async (owner: Call) => {
  const { id } = await create(owner, 'products', product());
  const { body } = await owner<{ variants: { id: number }[] }>('GET', `/api/products/${id}`);
  return body.variants[0]?.id ?? 0;
};

const offer = async (owner: Call) => ({ variantId: await variantOf(owner), seller: 'Elsewhere' });

const rule = () => ({ name: `Rule ${next()}`, aim: 'lowest' });

const seasonalPlan = async (owner: Call) => ({
  names: { en: 'Winter', zh: '冬季' },
  entries: [
    {
      key: 'sale',
      categoryId: (await create(owner, 'categories', category())).id,
      startsOn: '12-20',
      endsOn: '12-31',
      formula: { kind: 'percent', bps: -1000 },
    },
  ],
});

export const PRICING_WRITES: Record<string, Write> = {
  ...record('priceLists', priceList, { priority: 5 }, { deletes: false }),
  ...record('suggestionRules', rule, { freshDays: 30 }),
  ...record('competitorOffers', () => offer, { url: 'https://example.com/cup' }),
  ...record('seasonalPlans', () => seasonalPlan, { names: { en: 'Cold', zh: '冬季' } }),
  ...act(
    'competitorOffers',
    'archive',
    'archive',
    idOf('competitorOffers', () => offer),
    {
      body: {},
      changes: ['archivedAt'],
      inverse: 'POST /competitorOffers/:id/archive',
    },
  ),
  ...act(
    'seasonalPlans',
    'archive',
    'archive',
    idOf('seasonalPlans', () => seasonalPlan),
    {
      body: {},
      changes: ['archivedAt'],
      inverse: 'POST /seasonalPlans/:id/archive',
    },
  ),
  ...act('priceLists', 'archive', 'archive', idOf('priceLists', priceList), {
    changes: ['archivedAt', 'current', 'planned'],
    inverse: 'its prices have ended; a new list replaces it',
  }),
};
