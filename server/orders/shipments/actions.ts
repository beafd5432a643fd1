/** Writes shipments from the store's systems, in any order of arrival. */
import type { ShipmentInput } from '#contract/orders/shipments';
import type { Db } from '#db';
import type { FieldErrors } from '#shared/fields';
import { type RowResult, waves } from '../../platform/records/results.ts';
import { contentHash, type Writer } from '../../platform/records/writer.ts';
import { decideShipment } from './decide.ts';
import { loadKnownShipments } from './known.ts';
import { withoutErasedPlaces } from './ofErased.ts';
import { recordShipments } from './recordShipments.ts';
import { saveShipments } from './saveShipments.ts';

export type ShipmentResult = RowResult | { errors: FieldErrors };

const upsertWave = async (
  tx: Db,
  writer: Writer,
  sent: readonly ShipmentInput[],
): Promise<ShipmentResult[]> => {
  const inputs = await withoutErasedPlaces(tx, sent);
  const stored = await loadKnownShipments(
    tx,
    inputs.map(({ externalId }) => externalId),
  );
  const decided = inputs.map((input) => {
    const known = stored.get(input.externalId);
    const hash = contentHash(input);
    return { input, known, hash, news: decideShipment(input, hash, known) };
  });
  const written = await saveShipments(
    tx,
    writer,
    decided.flatMap(({ news, ...one }) => (news.is === 'written' ? { ...one, news } : [])),
  );
  await recordShipments(tx, writer, written);
  const ids = new Map(written.map(({ id, input }) => [input, id]));
  return decided.map(({ input, known, news }): ShipmentResult => {
    if (news.is === 'refused') return { errors: news.errors };
    const id = ids.get(input) ?? known?.id ?? 0;
    const outcome = news.is === 'known' ? 'unchanged' : known ? 'updated' : 'created';
    return { externalId: input.externalId, id, outcome };
  });
};

/** Creates or updates shipments by the store's id; their order may arrive later. */
export const upsertShipments = async (
  tx: Db,
  writer: Writer,
  inputs: readonly ShipmentInput[],
): Promise<ShipmentResult[]> => {
  const results = new Map<ShipmentInput, ShipmentResult>();
  for (const wave of waves(inputs, ({ externalId }) => externalId)) {
    const outcomes = await upsertWave(tx, writer, wave);
    wave.forEach((input, index) => results.set(input, outcomes[index] as ShipmentResult));
  }
  return inputs.map((input) => results.get(input) as ShipmentResult);
};
