import * as z from 'zod';
import { count, instant, reference, text } from '#shared/fields';
import { FOREVER, PriceInput, StorePricesInput } from '#contract/pricing/prices';
import { priceEvents, prices } from '#db/schema/pricing/prices';
import type { Context } from '../../platform/http/context.ts';
import { listOf } from '../../platform/lists/list.ts';
import type { CustomFilter, ListSpec } from '../../platform/lists/spec.ts';
import { getRow, recordId } from '../../platform/records/records.ts';
import { resource } from '../../platform/http/resource.ts';
import { type Call, type Route, route } from '../../platform/http/route.ts';
import { writerOf } from '../../platform/records/writer.ts';
import { createPrice, endPrice } from './actions.ts';
import { answerPrices } from './answer.ts';
import { loadVariantTimeline } from './variantTimeline.ts';

const named = (key: string) =>
  `(select ${key} from variants v join products p on p.id = v.product_id where v.id = "prices".variant_id)`;

/** A price as people read it: an end that is none is null. */
const endOf = (endsAt: number): number | null => (endsAt === FOREVER ? null : endsAt);
const withEnd = <T extends { endsAt: number }>(row: T) => ({ ...row, endsAt: endOf(row.endsAt) });

/** By a whole SKU, or by part of the product's name. */
const byVariant =
  (table: string): CustomFilter =>
  (value) =>
    typeof value === 'string' && value.length <= 200 && !value.includes('\0')
      ? {
          sql: `"${table}".variant_id in (select v.id from variants v join products p on p.id = v.product_id
            where v.sku = ? or lower(p.name) like ? escape '\\' or lower(p.names) like ? escape '\\')`,
          values: [value.trim(), likeOf(value), likeOf(value)],
        }
      : null;
const likeOf = (value: string) =>
  `%${value
    .trim()
    .toLowerCase()
    .replace(/[\\%_]/g, '\\$&')}%`;

export const priceSpec: ListSpec = {
  table: prices,
  extra: { name: named('p.name'), sku: named('v.sku'), productId: named('p.id') },
  filters: {
    q: byVariant('prices'),
    /** Those that hold now, are to come, or are over. */
    state: (value, context) => {
      const now = context.now();
      if (value === 'current')
        return { sql: '"prices".starts_at <= ? and "prices".ends_at > ?', values: [now, now] };
      if (value === 'planned') return { sql: '"prices".starts_at > ?', values: [now] };
      return value === 'over' ? { sql: '"prices".ends_at <= ?', values: [now] } : null;
    },
  },
  defaultSort: ['startsAt', 'DESC'],
  finish: (_context, rows) => rows.map((row) => ({ ...row, endsAt: endOf(row.endsAt as number) })),
};

const namedEvent = (key: string) =>
  `(select ${key} from variants v join products p on p.id = v.product_id where v.id = "price_events".variant_id)`;

export const priceEventSpec: ListSpec = {
  table: priceEvents,
  extra: { name: namedEvent('p.name'), sku: namedEvent('v.sku'), productId: namedEvent('p.id') },
  hidden: ['actorId'],
  filters: { q: byVariant('price_events') },
  defaultSort: ['effectiveAt', 'DESC'],
};

/** A staff member's question: which price, for whom, when, and why. */
const Resolution = z.strictObject({
  variantId: reference('variants'),
  quantity: count(1, 1_000_000).default(1),
  level: text(40).nullish(),
  groups: z.array(text(40).min(1)).max(50).nullish(),
  channel: text(40).nullish(),
  member: text(120).nullish(),
  at: instant().nullish(),
});

export const priceRoutes: Route[] = [
  ...resource('prices', {
    list: listOf(priceSpec),
    show: async (context, { params }) =>
      withEnd(await getRow(context.db, prices, recordId(params.id))),
    create: {
      body: PriceInput,
      handle: async (context: Context, { body }: Call<PriceInput>) => {
        const writer = await writerOf(context);
        return withEnd(await context.transaction((tx) => createPrice(tx, writer, body)));
      },
    },
    delete: async (context, { params }) => {
      const writer = await writerOf(context);
      return withEnd(await context.transaction((tx) => endPrice(tx, writer, recordId(params.id))));
    },
    actions: {
      resolution: {
        summary:
          'The price of a variant for a shopper at an instant, with every row that lost and why',
        collection: true,
        action: 'show',
        body: Resolution,
        handle: async (
          context: Context,
          { body: { variantId, quantity, ...shopper } }: Call<z.infer<typeof Resolution>>,
        ) =>
          answerPrices(
            context.db,
            { ...shopper, items: [{ variantId, quantity }], explain: true },
            context.now(),
          ),
      },
    },
  }),
  ...resource('variants', {
    actions: {
      priceTimeline: {
        summary:
          'Every price of a variant, past, present and planned, with its log, competitors and lowest prior price',
        method: 'get',
        action: 'show',
        handle: (context: Context, { params }: Call) =>
          loadVariantTimeline(context.db, recordId(params.id), context.now()),
      },
    },
  }),
  ...resource('priceEvents', { list: listOf(priceEventSpec) }),
  route({
    method: 'post',
    path: '/store/prices',
    access: { scope: 'prices.read' },
    reads: true,
    summary: 'Prices of up to 500 variants for a member or a described shopper, as of any instant',
    body: StorePricesInput,
    handle: (context, { body }) => answerPrices(context.db, body, context.now()),
  }),
];
