/** Promotions of the demo store that have ended: Double 11, new tea, and the apparel weeks. */
import { flash, MINUTES, type Planned, inCategory, yuan } from './planTerms.ts';

export const FESTIVALS = [
  {
    key: 'doubleEleven',
    name: 'Double 11: 50 off every 300',
    zh: '双十一每满300减50，最高减200',
    campaign: 'doubleEleven',
    terms: (context) => ({
      lane: 'order',
      priority: 10,
      rewards: [
        {
          kind: 'fullReduction',
          repeating: true,
          steps: [{ from: yuan(300), off: { kind: 'amount', amount: yuan(50) } }],
          cap: yuan(200),
        },
      ],
      whenReturned: 'takeBack',
      startsAt: context.doubleEleven.startsAt,
      endsAt: context.doubleEleven.endsAt,
      limits: { budget: yuan(80_000) },
    }),
  },
  {
    key: 'doubleElevenFlash',
    name: 'Double 11 flash sale',
    zh: '双十一整点秒杀',
    campaign: 'doubleEleven',
    terms: (context) => {
      const bestSellers = context.bestSellers('digital').slice(0, 6);
      return bestSellers.length === 0
        ? null
        : {
            lane: 'product',
            rewards: flash(bestSellers, 8500, 30),
            startsAt: context.doubleEleven.startsAt,
            endsAt: context.doubleEleven.endsAt,
            hours: [
              { weekdays: [1, 2, 3, 4, 5, 6, 7], from: 20 * MINUTES, to: 2 * MINUTES },
              { weekdays: [1, 2, 3, 4, 5, 6, 7], from: 10 * MINUTES, to: 12 * MINUTES },
            ],
          };
    },
  },
  {
    key: 'teaHarvest',
    name: 'New tea: 12 % off',
    zh: '秋茶上新88折',
    terms: (context) => ({
      lane: 'product',
      scope: inCategory(context, 'tea'),
      rewards: [{ kind: 'percent', bps: 1200, cap: yuan(60) }],
      startsAt: context.day(-55),
      endsAt: context.day(-41),
      limits: { budget: yuan(1500) },
    }),
  },
  {
    key: 'apparelPieces',
    name: 'Apparel: 2 pieces 5 % off, 3 pieces 10 % off',
    zh: '服饰2件95折，3件9折',
    terms: (context) => ({
      lane: 'order',
      scope: inCategory(context, 'apparel'),
      rewards: [
        {
          kind: 'fullReduction',
          basis: 'quantity',
          steps: [
            { from: 2, off: { kind: 'percent', bps: 500 } },
            { from: 3, off: { kind: 'percent', bps: 1000 } },
          ],
        },
      ],
      startsAt: context.day(-38),
      endsAt: context.day(-24),
      limits: { budget: yuan(6000) },
    }),
  },
] as const satisfies readonly Planned[];
