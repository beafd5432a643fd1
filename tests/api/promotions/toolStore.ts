/** A shop whose goods have costs: how tests try what a draft of a promotion would do. */
import { afterAll, beforeAll } from 'vitest';
import { filledBefore } from '../support/filledBefore.ts';
import { type Call, openApi } from '../support/openApi.ts';
import { sell, type Shop } from './promotionStore.ts';

export const toolTests = () => {
  const api = filledBefore(openApi);
  const shop = filledBefore<Shop>(async () => ({
    owner: await api.as('owner'),
    store: await api.store(),
  }));
  const callers = filledBefore(async () => ({ marketer: await api.raw('marketer') }));
  const marketer: Call = (...asked) => callers.marketer(...asked);
  let home: number;
  const variant: Record<string, number> = {};
  beforeAll(async () => {
    home = (
      await shop.owner.create('categories', {
        data: { code: 'home', names: { en: 'Home' }, parentId: null },
      })
    ).data.id as number;
    for (const [sku, price, cost] of [
      ['LAMP', 10_000, 6000],
      ['RUG', 20_000, 15_000],
      ['PEN', 500, 100],
    ] as const) {
      await sell(shop, sku, price, {
        ...(sku !== 'PEN' && { categoryCode: 'home' }),
        status: 'active',
        variants: [{ sku, basePrice: price, cost }],
      });
      const { data } = await shop.owner.getList('products', {
        pagination: { page: 1, perPage: 1 },
        sort: { field: 'id', order: 'DESC' },
        filter: {},
      });
      const { data: product } = await shop.owner.getOne('products', { id: data[0]?.id });
      variant[sku] = product.variants[0].id;
      if (sku !== 'PEN') {
        await shop.owner.update('products', {
          id: product.id,
          previousData: product,
          data: { ...product, primaryCategoryId: home },
        });
      }
    }
  });
  afterAll(() => api.close());

  const inHome = () => ({ include: [{ kind: 'category', id: home }] });
  const inScopeOf = (sku: string) => ({ include: [{ kind: 'variant', id: variant[sku] }] });
  const steps = (...pairs: [number, number][]) => [
    {
      kind: 'fullReduction',
      steps: pairs.map(([from, amount]) => ({ from, off: { kind: 'amount', amount } })),
    },
  ];
  const post = async <T>(path: string, body: object) => {
    const answer = await marketer<T>('POST', `/api/promotions/${path}`, body);
    if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
    return answer.body;
  };
  return { shop, marketer, variant, inHome, inScopeOf, steps, post };
};
