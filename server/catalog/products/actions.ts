/** What staff do to products. */
import type { z } from 'zod';
import type {
  BulkEdit,
  BulkEditRow,
  ProductInput,
  ProductStatusChange,
} from '#contract/catalog/products';
import { ProductInput as ProductContract } from '#contract/catalog/products';
import { message } from '#shared/fields';
import type { Db } from '#db';
import { query } from '#db/statements';
import { together } from '#db/together';
import { difference, isSame, recordActivity } from '../../platform/activities/record.ts';
import { conflict, HttpError, invalid, notFound, stale } from '../../platform/http/errors.ts';
import { checkVersion } from '../../platform/records/records.ts';
import { floorErrors } from './formFloor.ts';
import { basePriceSql } from '../../pricing/prices/sql.ts';
import { loadPricing } from '../../pricing/prices/pricing.ts';
import type { Issue } from '../quality/rules.ts';
import { findReferringNames } from '../references/references.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { loadProducts, type Product, readEdited, readProduct } from './read.ts';
import { inputOf } from './compare.ts';
import { attributeErrors, loadAttributes } from './attributes.ts';
import { removeProducts, saveProducts, type Saved } from './save.ts';
import { withGuards } from './writeVariants.ts';

type Edit = ProductInput & { version?: number };

const errorsIn = (issues: readonly Issue[]) =>
  issues.filter(({ severity }) => severity === 'error');

/** A product goes on sale only when no error-level rule fails. */
const refuseActivation = ({ issues }: Saved) => {
  const errors = errorsIn(issues);
  if (errors.length > 0) {
    throw new HttpError(422, 'ra.message.invalid_form', {
      errors: { status: message('products.errors.activation', { smart_count: errors.length }) },
      issues: errors,
    });
  }
};

/**
 * Base prices that the form was opened with and that have moved since (a batch, a planned change) stay as they are now;
 * where the form changed one of them as well, its person is told.
 */
const keepMovedPrices = async (
  tx: Db,
  before: Product,
  input: ProductInput,
): Promise<ProductInput> => {
  const now = new Map(before.variants.map((variant) => [variant.id, variant]));
  const variants: ProductInput['variants'] = [];
  for (const variant of input.variants) {
    const { id, basePrice, basePriceSince } = variant;
    const stored = id === undefined ? undefined : now.get(id);
    if (
      !stored ||
      basePriceSince == null ||
      basePriceSince === stored.basePriceSince ||
      basePrice === stored.basePrice
    ) {
      variants.push(variant);
      continue;
    }
    const [opened] = await query<{ amount: number }>(
      tx,
      `select ${basePriceSql('?', '?')} as amount`,
      [stored.id, basePriceSince],
    );
    if (opened?.amount !== basePrice) throw stale(before);
    variants.push({ ...variant, basePrice: stored.basePrice });
  }
  return { ...input, variants };
};

/** Staff set no price below its floor in silence; a batch can, with a second person. */
const checkFloors = async (tx: Db, writer: Writer, before: Product | null, input: ProductInput) => {
  const known = new Map(before?.variants.map(({ id, basePrice }) => [id, basePrice]));
  const errors = await floorErrors(tx, writer, known, withGuards(before, input));
  if (errors) throw invalid(errors);
};

/** The prices of an edited product whose variants are all known by their ids and some of them dearer or cheaper. */
const movedPricing = async (
  tx: Db,
  { now }: Writer,
  before: Product,
  { variants }: ProductInput,
) => {
  const known = new Map(before.variants.map(({ id, basePrice }) => [id, basePrice]));
  if (!variants.every(({ id }) => id !== undefined && known.has(id))) return undefined;
  const moved = variants.flatMap(({ id, basePrice }) =>
    id !== undefined && known.get(id) !== basePrice ? [id] : [],
  );
  return moved.length === 0 ? undefined : loadPricing(tx, now, moved);
};

/** Values that are new or differ; what an attribute has come to refuse since it was written stands in nobody's way. */
const checkAttributes = async (tx: Db, before: Product | null, input: ProductInput) => {
  const known = before?.attributes ?? {};
  const attributes = Object.fromEntries(
    Object.entries(input.attributes).filter(([code, value]) => !isSame(known[code], value)),
  );
  const errors = attributeErrors(await loadAttributes(tx, [{ attributes }]), attributes);
  if (errors) throw invalid({ attributes: errors });
};

export const createProduct = async (tx: Db, writer: Writer, input: ProductInput) => {
  await checkAttributes(tx, null, input);
  await checkFloors(tx, writer, null, input);
  const [saved] = await saveProducts(tx, writer, [{ before: null, input }]);
  if (!saved) throw new Error('A product was saved without an answer');
  if (input.status === 'active') refuseActivation(saved);
  return readProduct(tx, saved.id, writer.now);
};

export const editProduct = async (
  tx: Db,
  writer: Writer,
  id: number,
  { version, ...sent }: Edit,
) => {
  const before = await readProduct(tx, id, writer.now);
  checkVersion(before, version);
  const input = await keepMovedPrices(tx, before, sent);
  await checkAttributes(tx, before, input);
  // Read before it is known to be needed: it comes in one trip with the guards.
  const [pricing] = await together([
    movedPricing(tx, writer, before, input),
    checkFloors(tx, writer, before, input),
  ]);
  const [saved] = await saveProducts(tx, writer, [{ before, input }], { pricing });
  if (!saved) throw new Error('A product was saved without an answer');
  if (input.status === 'active' && before.status !== 'active') refuseActivation(saved);
  return readEdited(tx, before, saved, writer.now);
};

export const changeStatus = async (
  tx: Db,
  writer: Writer,
  id: number,
  { status }: z.infer<typeof ProductStatusChange>,
) => {
  const before = await readProduct(tx, id, writer.now);
  return editProduct(tx, writer, id, { ...inputOf(before), status });
};

/** Deletes a product nobody ever bought and no promotion names; a sold one can be archived instead. */
export const deleteProduct = async (tx: Db, writer: Writer, id: number) => {
  const before = await readProduct(tx, id, writer.now);
  const [sold] = await query<{ n: number }>(
    tx,
    'select count(*) as n from order_lines where product_id = ?',
    [id],
  );
  if (sold && sold.n > 0) throw conflict('products.errors.sold', { orders: sold.n });
  const named = new Set(await findReferringNames(tx, 'products', id));
  for (const variant of before.variants)
    for (const name of await findReferringNames(tx, 'variants', variant.id)) named.add(name);
  if (named.size > 0)
    throw conflict(message('products.errors.inPromotions', { names: [...named].join(', ') }));
  await removeProducts(tx, writer.now, [before]);
  await recordActivity(tx, {
    actor: writer.actor,
    at: writer.now,
    resource: 'products',
    recordId: id,
    recordName: before.name,
    verb: 'delete',
    before: { ...inputOf(before) },
  });
  return before;
};

const changed = (input: ProductInput, change: BulkEdit['change']): ProductInput => ({
  ...input,
  ...(change.status !== undefined && { status: change.status }),
  ...(change.primaryCategoryId !== undefined && { primaryCategoryId: change.primaryCategoryId }),
  ...(change.brand !== undefined && { brand: change.brand || null }),
  tags: [...new Set([...input.tags, ...(change.addTags ?? [])])].filter(
    (tag) => !change.removeTags?.includes(tag),
  ),
  attributes: change.attribute
    ? { ...input.attributes, [change.attribute.code]: change.attribute.value }
    : input.attributes,
});

/** Thrown to take back what a preview or a refused row wrote. */
class TakeBack extends Error {}

/**
 * The same change for one product, decided by really saving it: what the preview shows is what the change does.
 * Throws `TakeBack` where nothing may stay.
 */
const editOne = async (
  tx: Db,
  writer: Writer,
  id: number,
  change: BulkEdit['change'],
): Promise<BulkEditRow> => {
  const before = (await loadProducts(tx, [id], writer.now)).get(id);
  if (!before) throw notFound();
  const input = changed(inputOf(before), change);
  const checked = ProductContract.safeParse(input);
  const refused = (reason: string): BulkEditRow => ({
    id,
    name: before.name,
    outcome: 'refused',
    before: {},
    after: {},
    reason,
  });
  if (!checked.success)
    return refused(checked.error.issues[0]?.message ?? 'ra.message.invalid_form');
  const errors = attributeErrors(await loadAttributes(tx, [input]), input.attributes);
  if (errors) return refused(Object.values(errors)[0] ?? 'ra.message.invalid_form');
  const diff = difference({ ...inputOf(before) }, { ...input });
  if (!diff) return { id, name: before.name, outcome: 'unchanged', before: {}, after: {} };
  const [saved] = await saveProducts(tx, writer, [{ before, input: checked.data }]);
  const failing =
    saved && input.status === 'active' && before.status !== 'active' ? errorsIn(saved.issues) : [];
  if (failing.length > 0)
    return refused(message('products.errors.activation', { smart_count: failing.length }));
  return { id, name: before.name, outcome: 'changed', ...diff };
};

type Transaction = <T>(work: (tx: Db) => Promise<T>) => Promise<T>;

/** Runs a bulk edit, each product in its own transaction so that one refusal stops no other; a preview keeps nothing. */
export const bulkEditProducts = async (
  transaction: Transaction,
  writer: Writer,
  { ids, change, preview }: BulkEdit,
): Promise<BulkEditRow[]> => {
  const rows: BulkEditRow[] = [];
  for (const id of new Set(ids)) {
    let row: BulkEditRow | undefined;
    try {
      await transaction(async (tx) => {
        row = await editOne(tx, writer, id, change);
        if (preview || row.outcome === 'refused') throw new TakeBack();
      });
    } catch (error) {
      if (error instanceof HttpError)
        row = { id, name: '', outcome: 'refused', before: {}, after: {}, reason: error.key };
      else if (!(error instanceof TakeBack)) throw error;
    }
    if (row) rows.push(row);
  }
  return rows;
};
