/** Helpers for promotion tests: priced products, running promotions and baskets. */
import type { PromotionDraft } from '#contract/promotions/promotions';
import type { Quote } from '#contract/promotions/quotes';
import type { Call, Client } from '../support/openApi.ts';
import { NOW } from '../support/openApi.ts';

export interface Shop {
  owner: Client;
  store: Call;
}
export const sell = async ({ store }: Shop, sku: string, basePrice: number, more: object = {}) => {
  const { body, status } = await store<{ id: number; variantIds: number[] }>(
    'POST',
    '/api/store/products',
    {
      externalId: `p-${sku}`,
      names: { en: `Goods ${sku}` },
      variants: [{ sku, basePrice, cost: 0 }],
      ...more,
    },
  );
  if (status !== 200) throw new Error(JSON.stringify(body));
  return body;
};

export const draft = (name: string, terms: object, more: object = {}): PromotionDraft =>
  ({
    name,
    labels: { en: name },
    terms: { lane: 'order', startsAt: NOW - 86_400_000, ...terms },
    ...more,
  }) as PromotionDraft;

interface Stored {
  id: number;
  phase: string;
  version: number;
  liveRevision: number | null;
  openRevision: number | null;
}
/** Creates a running promotion whose budget needs no second person's approval. */
export const promote = async (
  { owner }: Shop,
  name: string,
  terms: Record<string, unknown>,
  more: object = {},
): Promise<Stored> => {
  const limits = { budget: 1_000_000, ...(terms.limits as object) };
  const { data } = await owner.create('promotions', {
    data: draft(name, { ...terms, limits }, more) as never,
  });
  return owner.act<Stored & Record<string, unknown>>('promotions', data.id as number, 'submission');
};

/** Creates a code of the promotion that everyone may use. */
export const share = async (
  { owner }: Shop,
  promotionId: number,
  code: string,
  usesPerCode: number | null = null,
) =>
  (
    await owner.create('couponBatches', {
      data: { kind: 'shared', promotionId, name: code, code, usesPerCode } as never,
    })
  ).data;

export const basket = (sku: string, quantity = 1, more: object = {}) => ({
  lines: [{ id: 'a', sku, quantity }],
  ...more,
});

export const quote = async ({ store }: Shop, asked: object) =>
  store<Quote & { errors?: unknown; message?: string }>('POST', '/api/store/quotes', asked);
export const redeem = async ({ store }: Shop, orderId: string, asked: object) =>
  store<{ status: string; quote: Quote; message?: string; discount: number; createdAt: number }>(
    'POST',
    '/api/store/redemptions',
    {
      orderId,
      ...asked,
    },
  );
