/** Writes payments from the store's systems, each once, in any order of arrival. */
import type { PaymentInput } from '#contract/orders/payments';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { payments } from '#db/schema/orders/payments';
import { difference, recordActivities } from '../../platform/activities/record.ts';
import { type RowResult, waves } from '../../platform/records/results.ts';
import { updateRow } from '../../platform/records/records.ts';
import { newestClock } from '../../platform/records/sourceClock.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { afterPayments } from './afterPayments.ts';
import { type KnownPayment, loadKnownPayments, loadReferences } from './known.ts';
import { type PaymentFacts, paymentNews } from './rules.ts';

export type PaymentResult = RowResult | { errors: Record<string, string> };

interface Decided {
  input: PaymentInput;
  known: KnownPayment | undefined;
  news: ReturnType<typeof paymentNews>;
}

const factsOf = (from: PaymentFacts): PaymentFacts => ({
  orderExternalId: from.orderExternalId,
  tender: from.tender,
  amount: from.amount,
  capturedAt: from.capturedAt,
  providerReference: from.providerReference,
});

/** What each payment is; two that name the same payment of the provider are not both accepted. */
const decideAll = async (tx: Db, inputs: readonly PaymentInput[]): Promise<Decided[]> => {
  const stored = await loadKnownPayments(tx, inputs);
  const owners = await loadReferences(tx, inputs);
  return inputs.map((input) => {
    const { externalId, tender, providerReference } = input;
    const known = stored.get(externalId);
    const news = paymentNews(input, known);
    if (providerReference === null || news.is === 'refused' || news.is === 'known')
      return { input, known, news };
    const key = `${tender} ${providerReference}`;
    if ((owners.get(key) ?? externalId) !== externalId) {
      const errors = { providerReference: 'payments.errors.referenceTaken' };
      return { input, known, news: { is: 'refused', errors } };
    }
    owners.set(key, externalId);
    return { input, known, news };
  });
};

const saveKnown = async (tx: Db, writer: Writer, { input, known, news }: Decided) => {
  if (!known) return;
  const sourceUpdatedAt = newestClock(input.updatedAt, known.clock);
  if (news.is === 'corrected')
    await updateRow(tx, payments, known.id, {
      ...factsOf(input),
      sourceUpdatedAt,
      updatedAt: writer.now,
      version: known.version + 1,
    });
  // That it was said again: an older correction that arrives later must not win.
  else if (news.is === 'known' && sourceUpdatedAt !== known.clock)
    await updateRow(tx, payments, known.id, { sourceUpdatedAt });
};

const recordWritten = (tx: Db, writer: Writer, written: readonly (Decided & { id: number })[]) =>
  recordActivities(
    tx,
    written.map(({ id, input, known }) => ({
      actor: writer.actor,
      at: writer.now,
      resource: 'payments',
      recordId: id,
      recordName: input.externalId,
      verb: known ? 'edit' : 'create',
      ...(known && difference(factsOf(known), factsOf(input))),
    })),
  );

const upsertWave = async (
  tx: Db,
  writer: Writer,
  inputs: readonly PaymentInput[],
): Promise<PaymentResult[]> => {
  const decided = await decideAll(tx, inputs);
  const fresh = decided.filter(({ news }) => news.is === 'new');
  const ids = await insertRows(
    tx,
    payments,
    fresh.map(({ input }) => ({
      externalId: input.externalId,
      ...factsOf(input),
      sourceUpdatedAt: input.updatedAt,
      createdAt: writer.now,
      updatedAt: writer.now,
    })),
    { returning: true },
  );
  for (const one of decided) await saveKnown(tx, writer, one);
  const idOf = (one: Decided) => one.known?.id ?? ids[fresh.indexOf(one)] ?? 0;
  const written = decided.filter(({ news }) => news.is === 'new' || news.is === 'corrected');
  await recordWritten(
    tx,
    writer,
    written.map((one) => ({ ...one, id: idOf(one) })),
  );
  const named = new Set(written.map(({ input }) => input.orderExternalId));
  if (named.size > 0) for (const part of afterPayments.parts) await part(tx, writer, [...named]);
  const outcomes = { new: 'created', corrected: 'updated', known: 'unchanged' } as const;
  return decided.map((one) => {
    const { news, input } = one;
    if (news.is === 'refused') return { errors: news.errors };
    return { externalId: input.externalId, id: idOf(one), outcome: outcomes[news.is] };
  });
};

/** Writes payments; their order may arrive later. What contradicts a known payment is refused with the field. */
export const upsertPayments = async (
  tx: Db,
  writer: Writer,
  inputs: readonly PaymentInput[],
): Promise<PaymentResult[]> => {
  const results = new Map<PaymentInput, PaymentResult>();
  for (const wave of waves(inputs, ({ externalId }) => externalId)) {
    const outcomes = await upsertWave(tx, writer, wave);
    wave.forEach((input, index) => results.set(input, outcomes[index] as PaymentResult));
  }
  return inputs.map((input) => results.get(input) as PaymentResult);
};
