/** A store with a category tree and orders, for measuring the cost of an order. */
import { currencyDecimals } from '#shared/localization';
import type { Connection } from '#db';
import { upsertCategories } from '#server/catalog/categories/upsert';
import { upsertOrders } from '#server/orders/orders/actions';
import type { OrderWrite } from '#server/orders/orders/toRows';
import { upsertProducts } from '#server/catalog/products/upsert';
import type { Writer } from '#server/platform/records/writer';

const ROOTS = 5;
const CHILDREN = 4;
const PRODUCTS = 300;
const MEMBERS = 3000;
const ORDERS_PER_DAY = 40;
const DAY = 86_400_000;
const START = Date.UTC(2024, 0, 1);
const CHANNELS = ['web', 'app', 'mini-program', 'store'];

const categories = Array.from({ length: ROOTS }, (_, root) => [
  { code: `r${root}`, parentCode: null, names: { en: `Department ${root}` } },
  ...Array.from({ length: CHILDREN }, (_, child) => [
    { code: `r${root}-${child}`, parentCode: `r${root}`, names: { en: `Aisle ${root} ${child}` } },
    ...[0, 1, 2].map((leaf) => ({
      code: `r${root}-${child}-${leaf}`,
      parentCode: `r${root}-${child}`,
      names: { en: `Shelf ${root} ${child} ${leaf}` },
    })),
  ]).flat(),
]).flat();
const leaves = categories.map(({ code }) => code).filter((code) => code.split('-').length === 3);
const skuOf = (product: number) => `UP-${product}`;

export const writeUpkeepCatalog = async ({ transaction }: Connection, writer: Writer) => {
  await transaction((tx) => upsertCategories(tx, writer, categories));
  const products = Array.from({ length: PRODUCTS }, (_, index) => ({
    externalId: `upkeep-${index}`,
    names: { en: `Article ${index}` },
    categoryCode: leaves[index % leaves.length] ?? null,
    variants: [
      {
        sku: skuOf(index),
        barcode: null,
        optionValues: [],
        cost: 500,
        basePrice: 1000 + index,
        originalPrice: null,
        weightGrams: null,
      },
    ],
    updatedAt: null,
  }));
  await transaction((tx) => upsertProducts(tx, writer, products));
};

/** A pseudo-random number from 0 to `below`, excluding `below`, determined by the seed. */
const spread = (seed: number, below: number) => {
  let mixed = Math.imul(seed ^ 0x9e37_79b9, 0x85eb_ca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2_ae35);
  return ((mixed ^ (mixed >>> 16)) >>> 0) % below;
};

/** Order number `at` of the store, with 40 orders a day and one to four lines each. */
export const upkeepOrder = (at: number, { settings }: Writer): OrderWrite => {
  const placed = START + Math.floor(at / ORDERS_PER_DAY) * DAY + spread(at, 20) * 3_600_000;
  const unit = 10 ** currencyDecimals(settings.currency);
  return {
    externalId: `upkeep-${at}`,
    channel: CHANNELS[spread(at + 1, CHANNELS.length)] ?? 'web',
    memberExternalId: spread(at + 2, 10) === 0 ? null : `upkeep-${spread(at + 3, MEMBERS)}`,
    country: null,
    currency: settings.currency,
    updatedAt: null,
    shipping: 0,
    lines: Array.from({ length: 1 + spread(at + 4, 4) }, (_, line) => {
      const price = (10 + spread(at * 5 + line, 200)) * unit;
      return {
        sku: skuOf(spread(at * 7 + line, PRODUCTS)),
        name: '',
        quantity: 1,
        unitPrice: price,
        paid: price,
        cost: null,
        discounts: [],
      };
    }),
    statuses: [
      { status: 'placed', at: placed },
      { status: 'paid', at: placed + 60_000 },
    ],
  };
};

export const writeUpkeepOrders = async (
  { transaction }: Connection,
  writer: Writer,
  from: number,
  count: number,
) => {
  const orders = Array.from({ length: count }, (_, index) => upkeepOrder(from + index, writer));
  const started = performance.now();
  await transaction((tx) => upsertOrders(tx, writer, orders));
  return performance.now() - started;
};
