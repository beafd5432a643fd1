/** Loads stored payments by the ids and provider references of messages, and those of an order. */
import { asc, eq, inArray } from 'drizzle-orm';
import type { PaymentInput } from '#contract/orders/payments';
import type { Db } from '#db';
import { many, prepared } from '#db/prepared';
import { payments } from '#db/schema/orders/payments';

const byExternalId = prepared({ externalIds: many(payments.externalId) }, (q, { externalIds }) =>
  q
    .select({
      id: payments.id,
      externalId: payments.externalId,
      orderExternalId: payments.orderExternalId,
      tender: payments.tender,
      amount: payments.amount,
      capturedAt: payments.capturedAt,
      providerReference: payments.providerReference,
      clock: payments.sourceUpdatedAt,
      version: payments.version,
    })
    .from(payments)
    .where(inArray(payments.externalId, externalIds)),
);
export type KnownPayment = Awaited<ReturnType<typeof byExternalId>>[number];

export const loadKnownPayments = async (
  tx: Db,
  inputs: readonly PaymentInput[],
): Promise<Map<string, KnownPayment>> => {
  const rows = await byExternalId(tx, { externalIds: inputs.map(({ externalId }) => externalId) });
  return new Map(rows.map((row) => [row.externalId, row]));
};

const byReference = prepared(
  { references: many(payments.providerReference) },
  (q, { references }) =>
    q
      .select({
        externalId: payments.externalId,
        tender: payments.tender,
        providerReference: payments.providerReference,
      })
      .from(payments)
      .where(inArray(payments.providerReference, references)),
);

/** Which payment has each tender and provider reference. */
export const loadReferences = async (
  tx: Db,
  inputs: readonly PaymentInput[],
): Promise<Map<string, string>> => {
  const references = inputs.flatMap(({ providerReference }) => providerReference ?? []);
  const rows = await byReference(tx, { references });
  return new Map(
    rows.map(({ tender, providerReference, externalId }) => [
      `${tender} ${providerReference}`,
      externalId,
    ]),
  );
};

/** The payments of an order, by its number. */
export const paymentsOf = prepared(
  { orderExternalId: payments.orderExternalId },
  (q, { orderExternalId }) =>
    q
      .select({
        id: payments.id,
        externalId: payments.externalId,
        tender: payments.tender,
        amount: payments.amount,
        capturedAt: payments.capturedAt,
        providerReference: payments.providerReference,
      })
      .from(payments)
      .where(eq(payments.orderExternalId, orderExternalId))
      .orderBy(asc(payments.capturedAt), asc(payments.id)),
);
