/** Routes of single prices, and of the price in force. */
import * as z from 'zod';
import { count, instant, keyText, reference, text } from '#shared/fields';
import { PriceInput, StorePricesInput } from '#contract/pricing/prices';
import { prices } from '#db/schema/pricing/prices';
import type { Context } from '../../platform/http/context.ts';
import { listOf } from '../../platform/lists/list.ts';
import { getRow, recordId } from '../../platform/records/records.ts';
import { resource } from '../../platform/http/resource.ts';
import { type Call, type Route, route } from '../../platform/http/route.ts';
import { writerOf } from '../../platform/records/writer.ts';
import { withoutTellingBatches } from '../tellingBatches/load.ts';
import { createPrice } from './actions.ts';
import { endPrice } from './endPrice.ts';
import { answerPrices } from './answer.ts';
import { loadVariantTimeline } from './variantTimeline.ts';
import { priceEventSpec, priceSpec, withEnd } from './list.ts';

/** A query of staff: which price applies for a shopper at an instant, and why. */
const Resolution = z.strictObject({
  variantId: reference('variants'),
  quantity: count(1, 1_000_000).default(1),
  level: text(40).nullish(),
  groups: z.array(text(40).min(1)).max(50).nullish(),
  channel: text(40).nullish(),
  member: keyText(120).nullish(),
  at: instant().nullish(),
});

export const priceRoutes: Route[] = [
  ...resource('prices', {
    list: listOf(priceSpec),
    show: async (context, { params }) => {
      const price = await getRow(context.db, prices, recordId(params.id));
      return (await withoutTellingBatches(context, [withEnd(price)]))[0];
    },
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
        reads: true,
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
        handle: async (context: Context, { params }: Call) => {
          const timeline = await loadVariantTimeline(
            context.db,
            recordId(params.id),
            context.now(),
          );
          return { ...timeline, events: await withoutTellingBatches(context, timeline.events) };
        },
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
