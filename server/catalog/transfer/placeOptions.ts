/** Combines the options of a file with those of the stored product. Pure. */
import type { ProductOption } from '#contract/catalog/products';
import type { Product } from '../products/product.ts';
import { matchOptions } from './matchOptions.ts';
import type { OptionCells, ProductDraft, ReadProduct } from './productDraft.ts';
import { mergedTexts } from '../../platform/imports/localizedCells.ts';

type Values = ProductOption['values'];

/** The options of a product after its import. */
export interface PlacedOptions {
  /** Undefined where the file has no columns of options. */
  options: ProductOption[] | undefined;
  /** For each option the index of the stored one, -1 for a new one. */
  order: number[];
  /** For each option its number in the columns of the file, from 1. */
  numbers: number[];
  variants: ProductDraft['variants'];
  /** Indexes of options without a column for their values: each stored variant keeps its own. */
  gaps: ReadonlySet<number>;
}

/** Values without names of their own keep those that are stored. */
const keepNames = (values: Values, stored: ProductOption | undefined): Values => {
  const known = new Map((stored?.values ?? []).map((value) => [value.key, value]));
  return values.map((value) => {
    const names = Object.values(value.names);
    const isBare = names.length === 1 && names[0] === value.key;
    return (isBare && known.get(value.key)) || value;
  });
};

const collected = (keys: readonly string[] | undefined): Values =>
  [...new Set(keys)].filter((key) => key !== '').map((key) => ({ key, names: { en: key } }));

const isNamed = ({ names }: OptionCells) => Object.values(names).some((name) => name !== undefined);
const hasColumns = (cells: OptionCells) =>
  isNamed(cells) || cells.values !== undefined || cells.keys !== undefined;

/** Listed values, else those of the rows; those that are stored where the file has no column for either. */
const valuesOf = (cells: OptionCells, stored: ProductOption | undefined): Values => {
  if (cells.values && cells.values.length > 0) return cells.values;
  const own = collected(cells.keys);
  if (own.length > 0 && (isNamed(cells) || !stored)) return own;
  return cells.values && own.length === 0 ? [] : (stored?.values ?? []);
};

/** The option of these cells; null where there is none. */
const toOption = (cells: OptionCells, stored: ProductOption | undefined): ProductOption | null => {
  if (stored && !hasColumns(cells)) return stored;
  const names = mergedTexts(cells.names, stored?.names ?? null);
  const isUsed = (cells.values ?? []).length > 0 || (cells.keys ?? []).some((key) => key !== '');
  if (Object.keys(names).length === 0 && !isUsed) return null;
  return { names, values: keepNames(valuesOf(cells, stored), stored) };
};

const placeCells = (
  cells: readonly OptionCells[],
  { variants }: ProductDraft,
  before: Product | null,
): PlacedOptions => {
  const stored = before?.options ?? [];
  const found = matchOptions(
    stored,
    cells.map(({ names }) => names),
  );
  const placed = cells.flatMap((one, index) => {
    const from = found[index] ?? -1;
    const option = toOption(one, stored[from]);
    return option ? [{ option, from, index, keys: one.keys }] : [];
  });
  return {
    options: cells.some(hasColumns) ? placed.map(({ option }) => option) : undefined,
    order: placed.map(({ from }) => from),
    numbers: placed.map(({ index }) => index + 1),
    variants: variants?.map((variant, row) => ({
      ...variant,
      optionValues: placed.map(({ keys }) => keys?.[row] ?? ''),
    })),
    gaps: new Set(placed.flatMap(({ keys }, index) => (keys ? [] : [index]))),
  };
};

export const placeOptions = (
  { draft, optionCells }: Pick<ReadProduct, 'draft' | 'optionCells'>,
  before: Product | null,
): PlacedOptions => {
  if (optionCells) return placeCells(optionCells, draft, before);
  const stored = before?.options ?? [];
  const options = draft.options ?? stored;
  const order = draft.options
    ? matchOptions(
        stored,
        options.map(({ names }) => names),
      )
    : [...stored.keys()];
  return {
    options: draft.options?.map(({ names, values }, index) => {
      const known = stored[order[index] ?? -1];
      return { names: { ...known?.names, ...names }, values: keepNames(values, known) };
    }),
    order,
    numbers: options.map((_, index) => index + 1),
    variants: draft.variants,
    gaps: new Set(),
  };
};
