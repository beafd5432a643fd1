/** Creates or updates products by the store's id, for its own systems and for imports. */
import type { StoreProductInput } from '#contract/catalog/products';
import type { Db } from '#db';
import type { FieldErrors } from '#shared/fields';
import { errorsIn } from './activation.ts';
import { keepDrafts } from './keepDrafts.ts';
import { loadUpsert } from './loadUpsert.ts';
import { pictureErrors } from './pictures.ts';
import { floorErrorsOf } from './priceFloors.ts';
import { prepareUpsert } from './prepareUpsert.ts';
import type { ProductWrite } from './productWrite.ts';
import { removalErrorsOf } from './removalErrors.ts';
import { saveProducts } from './save.ts';
import { type SkuClaims, skuErrorsOf } from './skuErrors.ts';
import type { ProductResult } from './upsertResult.ts';
import { waves } from '../../platform/records/results.ts';
import type { Writer } from '../../platform/records/writer.ts';

/** Products that were loaded already, where every store's id was sent once, and what earlier rows of the file hold. */
type Known = Parameters<typeof loadUpsert>[3] & { claims?: SkuClaims };

interface Decided {
  sent: StoreProductInput;
  write: ProductWrite;
  keepsDraft: boolean;
}

const upsertWave = async (
  tx: Db,
  writer: Writer,
  sent: readonly StoreProductInput[],
  known: Known,
): Promise<ProductResult[]> => {
  const facts = await loadUpsert(tx, sent, writer.now, known);
  const results = new Map<StoreProductInput, ProductResult>();
  const decided: Decided[] = [];
  for (const one of sent) {
    const decision = prepareUpsert(one, facts);
    if ('result' in decision) results.set(one, decision.result);
    else decided.push({ sent: one, ...decision });
  }
  const accepts = (errors: readonly (FieldErrors | null)[]) => (one: Decided, index: number) => {
    const refusal = errors[index];
    if (refusal) results.set(one.sent, { externalId: one.sent.externalId, errors: refusal });
    return !refusal;
  };
  const writesOf = (rows: readonly Decided[]) => rows.map(({ write }) => write);
  const pictured = decided.filter(accepts(await pictureErrors(tx, writesOf(decided))));
  const priced = pictured.filter(accepts(await floorErrorsOf(tx, writer, writesOf(pictured))));
  const kept = priced.filter(accepts(await removalErrorsOf(tx, writer, writesOf(priced))));
  const skus = await skuErrorsOf(tx, writesOf(kept), known?.claims);
  const writes = kept.filter(accepts(skus));
  const saved = await saveProducts(tx, writer, writesOf(writes));
  const drafts: { externalId: string; status: string }[] = [];
  writes.forEach(({ sent: one, write, keepsDraft }, index) => {
    const { externalId } = one;
    const { id, changed, issues } = saved[index] ?? { id: 0, changed: false, issues: [] };
    const activates = write.input.status === 'active' && write.before?.status !== 'active';
    const isRefused = activates && errorsIn(issues).length > 0;
    const keptDraft = isRefused || keepsDraft;
    if (isRefused) drafts.push({ externalId, status: write.before?.status ?? 'draft' });
    const outcome = !write.before ? 'created' : changed ? 'updated' : 'unchanged';
    results.set(one, { externalId, id, outcome, ...(keptDraft && { keptDraft }) });
  });
  await keepDrafts(tx, drafts);
  return sent.map((one) => results.get(one) as ProductResult);
};

/** Creates or updates products. A row with invalid fields is refused and does not affect the others. */
export const upsertProducts = async (
  tx: Db,
  writer: Writer,
  sent: readonly StoreProductInput[],
  known: Known = {},
): Promise<ProductResult[]> => {
  const results = new Map<StoreProductInput, ProductResult>();
  for (const wave of waves(sent, ({ externalId }) => externalId)) {
    const outcomes = await upsertWave(tx, writer, wave, known);
    wave.forEach((one, index) => results.set(one, outcomes[index] as ProductResult));
  }
  return sent.map((one) => results.get(one) as ProductResult);
};
