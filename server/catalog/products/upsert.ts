/** Products by the store's id, for its own systems and for imports. */
import type { OptionalText, ProductInput, StoreProductInput } from '#contract/catalog/products';
import { OPTIONAL_TEXT_NAMES, ProductInput as ProductContract } from '#contract/catalog/products';
import { type FieldErrors, fieldErrors } from '#shared/fields';
import type { Db } from '#db';
import { selectIn } from '#db/bulk';
import { difference } from '../../platform/activities/record.ts';
import type { RowResult } from '../../platform/records/results.ts';
import { waves } from '../../platform/records/results.ts';
import { isOutdated, type Writer } from '../../platform/records/writer.ts';
import { loadProducts, type Product } from './read.ts';
import { comparable, inputOf, pick } from './compare.ts';
import { type ProductWrite, saveProducts } from './save.ts';
import { attributeErrors, loadAttributes } from './attributes.ts';
import { withGuards } from './writeVariants.ts';

/** A row that could not be written, with the fields at fault. */
export interface Refused {
  externalId: string;
  errors: FieldErrors;
}
/** `keptDraft`: asked to be active, but an error-level quality rule fails; saved as a draft. */
export type ProductResult = (RowResult & { keptDraft?: boolean }) | Refused;

const NO_TEXTS = Object.fromEntries(OPTIONAL_TEXT_NAMES.map((name) => [name, null])) as Record<
  OptionalText,
  null
>;

const NEW: Omit<ProductInput, 'externalId' | 'names' | 'variants'> = {
  descriptions: {},
  ...NO_TEXTS,
  status: 'draft',
  primaryCategoryId: null,
  categoryIds: [],
  tags: [],
  options: [],
  images: [],
  attributes: {},
};

/** The optional texts that were sent, empty ones as null. */
const sentTexts = (sent: StoreProductInput): Partial<Record<OptionalText, string | null>> =>
  Object.fromEntries(
    OPTIONAL_TEXT_NAMES.flatMap((name) =>
      sent[name] === undefined ? [] : [[name, sent[name] || null]],
    ),
  );

/** Sent fields over what is stored; localized texts are merged by language, attributes by code. */
const merged = (
  sent: StoreProductInput,
  before: Product | null,
  categories: ReadonlyMap<string, number>,
): ProductInput | FieldErrors => {
  const base = before
    ? inputOf(before)
    : { ...NEW, externalId: sent.externalId, names: {}, variants: [] };
  const errors: FieldErrors = {};
  if (!before && !sent.names) errors.names = 'ra.validation.required';
  if (!before && !sent.variants) errors.variants = 'ra.validation.required';
  if (sent.categoryCode && !categories.has(sent.categoryCode))
    errors.categoryCode = 'categories.errors.unknownCategory';
  if (sent.categoryCodes?.some((code) => !categories.has(code)))
    errors.categoryCodes = 'categories.errors.unknownCategory';
  if (Object.keys(errors).length > 0) return errors;
  return {
    ...base,
    externalId: sent.externalId,
    names: { ...base.names, ...sent.names },
    descriptions: { ...base.descriptions, ...sent.descriptions },
    ...pick({ ...base, ...sentTexts(sent) }, OPTIONAL_TEXT_NAMES),
    status: sent.status ?? base.status,
    primaryCategoryId:
      sent.categoryCode === undefined
        ? base.primaryCategoryId
        : sent.categoryCode === null
          ? null
          : (categories.get(sent.categoryCode) ?? null),
    categoryIds:
      sent.categoryCodes?.flatMap((code) => categories.get(code) ?? []) ?? base.categoryIds,
    tags: sent.tags ?? base.tags,
    options: sent.options ?? base.options,
    images: sent.images ?? base.images,
    attributes: { ...base.attributes, ...sent.attributes },
    variants: sent.variants ?? base.variants,
  };
};

const isErrors = (value: ProductInput | FieldErrors): value is FieldErrors =>
  !('variants' in value && Array.isArray(value.variants));

/** Sent again as it was when activation was refused: nothing new to save, and still not fit to go on sale. */
const isKeptDraft = (before: Product, input: ProductInput): boolean =>
  input.status === 'active' &&
  before.status !== 'active' &&
  before.qualityErrors > 0 &&
  difference(comparable(inputOf(before)), { ...comparable(input), status: before.status }) === null;

const upsertWave = async (
  tx: Db,
  writer: Writer,
  sent: readonly StoreProductInput[],
): Promise<ProductResult[]> => {
  const rows = await selectIn<{ id: number; external_id: string }>(
    tx,
    'select id, external_id from products where external_id in (?)',
    sent.map(({ externalId }) => externalId),
    'text',
  );
  const stored = await loadProducts(
    tx,
    rows.map(({ id }) => id),
    writer.now,
  );
  const before = new Map(rows.map(({ id, external_id }) => [external_id, stored.get(id) ?? null]));
  const codes = sent.flatMap(({ categoryCode, categoryCodes = [] }) => [
    ...(categoryCode ? [categoryCode] : []),
    ...categoryCodes,
  ]);
  const categories = new Map(
    (
      await selectIn<{ id: number; code: string }>(
        tx,
        'select id, code from categories where code in (?)',
        [...new Set(codes)],
        'text',
      )
    ).map(({ id, code }) => [code, id]),
  );
  const known = await loadAttributes(
    tx,
    sent.map(({ attributes = {} }) => ({ attributes })),
  );

  const results = new Map<StoreProductInput, ProductResult>();
  const writes: { sent: StoreProductInput; write: ProductWrite }[] = [];
  for (const one of sent) {
    const { externalId } = one;
    const product = before.get(externalId) ?? null;
    if (product && isOutdated(one.updatedAt, product.sourceUpdatedAt)) {
      results.set(one, { externalId, id: product.id, outcome: 'unchanged' });
      continue;
    }
    const input = merged(one, product, categories);
    const checked = isErrors(input) ? null : ProductContract.safeParse(withGuards(product, input));
    const wrongValues = checked?.success ? attributeErrors(known, one.attributes ?? {}) : null;
    if (isErrors(input)) results.set(one, { externalId, errors: input });
    else if (!checked?.success)
      results.set(one, { externalId, errors: checked ? fieldErrors(checked.error) : {} });
    else if (wrongValues) results.set(one, { externalId, errors: { attributes: wrongValues } });
    else if (product && isKeptDraft(product, checked.data))
      results.set(one, { externalId, id: product.id, outcome: 'unchanged', keptDraft: true });
    else
      writes.push({
        sent: one,
        write: { before: product, input: checked.data, sourceUpdatedAt: one.updatedAt },
      });
  }
  const saved = await saveProducts(
    tx,
    writer,
    writes.map(({ write }) => write),
  );
  const drafts: typeof writes = [];
  writes.forEach(({ sent: one, write }, index) => {
    const { id, changed, issues } = saved[index] ?? { id: 0, changed: false, issues: [] };
    const activates = write.input.status === 'active' && write.before?.status !== 'active';
    const keptDraft = activates && issues.some(({ severity }) => severity === 'error');
    if (keptDraft) drafts.push({ sent: one, write });
    const outcome = !write.before ? 'created' : changed ? 'updated' : 'unchanged';
    results.set(one, { externalId: one.externalId, id, outcome, ...(keptDraft && { keptDraft }) });
  });
  if (drafts.length > 0)
    await keepDrafts(
      tx,
      drafts.map(({ sent: { externalId }, write }) => ({
        externalId,
        status: write.before?.status ?? 'draft',
      })),
    );
  return sent.map((one) => results.get(one) as ProductResult);
};

/** Products that may not go on sale stay what they were. */
const keepDrafts = async (tx: Db, rows: readonly { externalId: string; status: string }[]) => {
  for (const status of new Set(rows.map((row) => row.status))) {
    const ids = rows.filter((row) => row.status === status).map(({ externalId }) => externalId);
    await selectIn(
      tx,
      `update products set status = '${status === 'archived' ? 'archived' : 'draft'}' where external_id in (?)`,
      ids,
      'text',
    );
  }
};

/** Creates or updates products; a row with wrong fields is refused and stops no other. */
export const upsertProducts = async (
  tx: Db,
  writer: Writer,
  sent: readonly StoreProductInput[],
): Promise<ProductResult[]> => {
  const results = new Map<StoreProductInput, ProductResult>();
  for (const wave of waves(sent, ({ externalId }) => externalId)) {
    const outcomes = await upsertWave(tx, writer, wave);
    wave.forEach((one, index) => results.set(one, outcomes[index] as ProductResult));
  }
  return sent.map((one) => results.get(one) as ProductResult);
};
