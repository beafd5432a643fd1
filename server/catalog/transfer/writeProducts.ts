/** Products of a file → the store, for every kind of product file. */
import { optionKey, StoreProductInput } from '#contract/catalog/products';
import { type FieldErrors, fieldErrors } from '#shared/fields';
import type { Localized } from '#shared/localization';
import type { Db } from '#db';
import { selectIn } from '#db/bulk';
import { query } from '#db/statements';
import { type ProductResult, upsertProducts } from '../products/upsert.ts';
import { loadRules } from '../quality/settings.ts';
import { filled, textsToSend } from '../../platform/imports/localizedCells.ts';
import { flatErrors } from '../../platform/imports/fieldErrors.ts';
import type { Group } from '../../platform/imports/groups.ts';
import { standInId } from './productColumns.ts';
import type { ProductDraft, TextCells } from './productRows.ts';
import { type ImportRun } from '../../platform/imports/run.ts';
import { type RowError, rowError } from '../../platform/imports/rowError.ts';

export interface ProductItem {
  group: Group;
  draft: ProductDraft;
  names: TextCells;
  descriptions: TextCells;
  /** Shares an SKU or a barcode with another variant of the file: may not be put on sale by this import. */
  duplicate: boolean;
}

export interface ProductWriting {
  /** Row (by place in its group) and column of a field's error. */
  cellOf: (path: readonly string[]) => { row: number; column: string };
  /** Fields of a variant that the file has no column for: they keep their value. */
  keeps: readonly VariantField[];
  /** Runs first in each chunk's transaction. */
  before?: (tx: Db, items: readonly ProductItem[]) => Promise<void>;
}

const VARIANT_FIELDS = ['sku', 'barcode', 'originalPrice', 'cost', 'weightGrams'] as const;
export type VariantField = (typeof VARIANT_FIELDS)[number];
type KnownVariant = Record<VariantField, string | number | null> & {
  productId: number;
  optionKey: string;
};

interface Known {
  variants: KnownVariant[];
  id: number;
  externalId: string;
  status: 'draft' | 'active' | 'archived';
  names: Localized;
  descriptions: Localized;
}

/** Products without an id of the store take the stand-in that an export gave them. */
const adoptStandIns = async (tx: Db, items: readonly ProductItem[]) => {
  for (const { group } of items) {
    const id = standInId(group.key);
    if (id !== null)
      await query(tx, 'update products set external_id = ? where id = ? and external_id is null', [
        group.key,
        id,
      ]);
  }
};

const knownVariants = (tx: Db, productIds: readonly number[]) =>
  selectIn<KnownVariant>(
    tx,
    `select product_id as "productId", option_key as "optionKey", sku, barcode, original_price as "originalPrice", cost,
       weight_grams as "weightGrams" from variants where product_id in (?)`,
    productIds,
    'integer',
  );

const knownProducts = async (tx: Db, externalIds: readonly string[], withVariants: boolean) => {
  const rows = await selectIn<{
    id: number;
    external_id: string;
    status: Known['status'];
    names: string;
    descriptions: string;
  }>(
    tx,
    'select id, external_id, status, names, descriptions from products where external_id in (?)',
    externalIds,
    'text',
  );
  const variants = new Map(rows.map(({ id }): [number, KnownVariant[]] => [id, []]));
  if (withVariants)
    for (const variant of await knownVariants(tx, [...variants.keys()]))
      variants.get(variant.productId)?.push(variant);
  return new Map(
    rows.map(({ external_id, names, descriptions, ...row }): [string, Known] => [
      external_id,
      {
        ...row,
        externalId: external_id,
        names: JSON.parse(names) as Localized,
        descriptions: JSON.parse(descriptions) as Localized,
        variants: variants.get(row.id) ?? [],
      },
    ]),
  );
};

/** Gives each variant of the draft what the file says nothing about, from the stored variant with the same options. */
const withKept = (
  variants: NonNullable<ProductDraft['variants']>,
  known: Known | undefined,
  keeps: readonly VariantField[],
) => {
  if (!known || keeps.length === 0) return variants;
  const stored = new Map(known.variants.map((variant) => [variant.optionKey, variant]));
  return variants.map((variant) => {
    const before = stored.get(optionKey(variant.optionValues ?? []));
    return before
      ? { ...variant, ...Object.fromEntries(keeps.map((field) => [field, before[field]])) }
      : variant;
  });
};

const sendingOf = (
  { draft, names, descriptions, duplicate }: ProductItem,
  known: Known | undefined,
  keeps: readonly VariantField[],
): ProductDraft => {
  const nameTexts = textsToSend(names, known?.names ?? null);
  const descriptionTexts = textsToSend(descriptions, known?.descriptions ?? null);
  const held = duplicate && draft.status === 'active' && known?.status !== 'active';
  return {
    ...draft,
    ...(draft.variants && { variants: withKept(draft.variants, known, keeps) }),
    // A name taken away in one language leaves those of the others standing.
    ...(Object.keys(nameTexts).length > 0 && {
      names: { ...filled(known?.names ?? {}), ...nameTexts },
    }),
    ...(Object.keys(descriptionTexts).length > 0 && { descriptions: descriptionTexts }),
    ...(held && { status: known?.status ?? 'draft' }),
  };
};

type Written = (ProductResult & { held?: boolean }) | { errors: FieldErrors };

/** A collector of products that writes them in chunks, counts what became of each, and refuses whole groups. */
export const productChunks = async (run: ImportRun, { cellOf, keeps, before }: ProductWriting) => {
  const rules = await loadRules(run.job.application.connection.db);
  const duplicatesStop =
    rules.get('duplicateSku')?.severity === 'error' ||
    rules.get('duplicateBarcode')?.severity === 'error';

  const refuse = ({ group }: ProductItem, errors: FieldErrors) =>
    run.refuse(
      group.rows,
      flatErrors(errors).map(({ path, message }): RowError => {
        const { row, column } = cellOf(path);
        return rowError((group.rows[row] ?? group.rows[0]).line, column, message);
      }),
    );

  return run.chunks<ProductItem, Written>({
    first: 8,
    weight: ({ group }) => group.rows.length,
    write: async (tx, items) => {
      await before?.(tx, items);
      await adoptStandIns(tx, items);
      const known = await knownProducts(
        tx,
        items.map(({ group }) => group.key),
        keeps.length > 0,
      );
      const results = new Map<ProductItem, Written>();
      const sent: { item: ProductItem; input: StoreProductInput; held: boolean }[] = [];
      for (const item of items) {
        const sending = sendingOf(
          { ...item, duplicate: item.duplicate && duplicatesStop },
          known.get(item.group.key),
          keeps,
        );
        const parsed = StoreProductInput.safeParse(sending);
        if (parsed.success)
          sent.push({
            item,
            input: parsed.data,
            held: item.draft.status === 'active' && sending.status !== 'active',
          });
        else results.set(item, { errors: fieldErrors(parsed.error) });
      }
      const answers = await upsertProducts(
        tx,
        run.writer,
        sent.map(({ input }) => input),
      );
      sent.forEach(({ item, held }, index) =>
        results.set(item, { ...(answers[index] as ProductResult), held }),
      );
      return items.map((item) => results.get(item) as Written);
    },
    settle: (item, result) => {
      if ('errors' in result) {
        refuse(item, result.errors);
        return;
      }
      run.count('products', result.outcome);
      if (result.held || result.keptDraft) run.count('products', 'draft');
    },
    refuse,
  });
};

/** Codes that occur more than once: counts as it is fed. */
export class Repeats {
  readonly #seen = new Set<string>();
  readonly #twice = new Set<string>();
  add(code: string) {
    if (code === '') return;
    if (this.#seen.has(code)) this.#twice.add(code);
    else this.#seen.add(code);
  }
  has(code: string): boolean {
    return this.#twice.has(code);
  }
}
