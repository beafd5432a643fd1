/** Routes for the store's own systems: they write one record, or up to 1,000 with a result for each row. */
import * as z from 'zod';
import { StoreObservationInput } from '#contract/pricing/competitors';
import { EventInput } from '#contract/orders/events';
import { code, requiredLocalized, requiredText, whole } from '#shared/fields';
import { MemberInput } from '#contract/members/members';
import { OrderInput } from '#contract/orders/orders';
import { StockInput } from '#contract/catalog/stock';
import { StoreProductInput } from '#contract/catalog/products';
import { PaymentInput } from '#contract/orders/payments';
import { ReturnInput } from '#contract/orders/returns';
import { ShipmentInput } from '#contract/orders/shipments';
import type { CategoryWrite } from '../catalog/categories/categoryWrite.ts';
import { upsertCategories } from '../catalog/categories/upsert.ts';
import { observationError } from '../pricing/competitors/observationError.ts';
import { writeObservations } from '../pricing/competitors/observe.ts';
import type { Route } from '../platform/http/route.ts';
import { birthdayError, instantsOfFacts } from '../members/members/sentFacts.ts';
import { upsertMembers } from '../members/members/actions.ts';
import { upsertOrders } from '../orders/orders/actions.ts';
import { writeStock } from '../catalog/stock/write.ts';
import { upsertProducts } from '../catalog/products/upsert.ts';
import { upsertPayments } from '../orders/payments/actions.ts';
import { upsertReturns } from '../orders/returns/actions.ts';
import { upsertShipments } from '../orders/shipments/actions.ts';
import type { NamedInstant } from './laterThanNow.ts';
import { addSentEvents } from './sentEvents.ts';
import { storePictureRoute } from './pictures.ts';
import { storeKind } from './storeKind.ts';

/** The store's clock of a record. */
const clock = ({ updatedAt }: { updatedAt: number | null }): NamedInstant => [
  ['updatedAt'],
  updatedAt,
];

const CategoryRow = z.strictObject({
  code: code(),
  parentCode: requiredText(80).nullable().optional(),
  names: requiredLocalized(120),
  position: whole('rank', 0, 100_000).optional(),
  hidden: z.boolean().optional(),
});

export const storeRoutes: Route[] = [
  ...storeKind<CategoryWrite>({
    name: 'categories',
    scope: 'catalog.write',
    one: 'a category',
    input: CategoryRow,
    instants: () => [],
    write: upsertCategories,
  }),
  ...storeKind({
    name: 'products',
    scope: 'catalog.write',
    one: 'a product',
    input: StoreProductInput,
    instants: (product) => [clock(product)],
    write: upsertProducts,
  }),
  storePictureRoute,
  ...storeKind({
    name: 'stock',
    scope: 'catalog.write',
    one: 'a count of a SKU at a place',
    input: StockInput,
    instants: ({ at }) => [[['at'], at]],
    write: writeStock,
  }),
  ...storeKind<StoreObservationInput>({
    name: 'competitorPrices',
    scope: 'catalog.write',
    one: 'a competitor’s price',
    input: StoreObservationInput,
    check: observationError,
    instants: () => [],
    write: (tx, writer, inputs) => writeObservations(tx, writer, inputs, 'store'),
  }),
  ...storeKind({
    name: 'members',
    scope: 'members.write',
    one: 'a member',
    input: MemberInput,
    check: birthdayError,
    instants: (member) => [
      clock(member),
      [['joinedAt'], member.joinedAt ?? null],
      ...instantsOfFacts(member),
    ],
    write: upsertMembers,
  }),
  ...storeKind({
    name: 'orders',
    scope: 'orders.write',
    one: 'an order',
    input: OrderInput,
    check: ({ currency }, { settings }) =>
      currency === settings.currency ? null : { currency: 'orders.errors.currency' },
    instants: (order) => [
      clock(order),
      ...order.statuses.map(({ at }, index): NamedInstant => [['statuses', index, 'at'], at]),
    ],
    write: upsertOrders,
  }),
  ...storeKind({
    name: 'returns',
    scope: 'orders.write',
    one: 'a return',
    input: ReturnInput,
    instants: (sent) => [clock(sent), [['returnedAt'], sent.returnedAt]],
    write: upsertReturns,
  }),
  ...storeKind({
    name: 'payments',
    scope: 'orders.write',
    one: 'a payment of an order',
    input: PaymentInput,
    check: ({ currency }, { settings }) =>
      currency === settings.currency ? null : { currency: 'payments.errors.currency' },
    instants: (payment) => [clock(payment), [['capturedAt'], payment.capturedAt]],
    write: upsertPayments,
  }),
  ...storeKind({
    name: 'shipments',
    scope: 'orders.write',
    one: 'a shipment of an order with what happened to it',
    input: ShipmentInput,
    instants: (shipment) => [
      clock(shipment),
      ...shipment.events.map(({ at }, index): NamedInstant => [['events', index, 'at'], at]),
    ],
    write: upsertShipments,
  }),
  ...storeKind({
    name: 'events',
    scope: 'events.write',
    one: 'a behaviour event',
    input: EventInput,
    instants: ({ at }) => [[['at'], at]],
    write: addSentEvents,
  }),
];
