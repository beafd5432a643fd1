/** Draws flaws of product data, as they occur in real shops, for the quality rules to find. Pure. */
import type { ProductDraft, SeedProduct } from './catalog.ts';
import type { Random } from '../shared/random.ts';

/** An edit that makes a correct product on sale faulty. */
export interface Flaw {
  /** Index of the day of the edit. */
  day: number;
  edit: ProductDraft;
}

type AddFlaw = (product: SeedProduct, other: SeedProduct) => Omit<ProductDraft, 'externalId'>;

const variantsOf = ({ draft }: SeedProduct) => draft.variants ?? [];
const requiredOf = ({ asks }: SeedProduct) =>
  [...asks].flatMap(([code, requirement]) => (requirement === 'required' ? [code] : []));

const withoutCost: AddFlaw = (product) => ({
  variants: variantsOf(product).map((variant, index) =>
    index === 0 ? { ...variant, cost: null } : variant,
  ),
});
const withoutImage: AddFlaw = () => ({ images: [] });
const withoutWords: AddFlaw = ({ draft }) => ({
  descriptions: { en: `${draft.names?.en?.slice(0, 30)}.`, zh: '新品上架。' },
});
const withoutRequired: AddFlaw = (product) => ({
  attributes: Object.fromEntries(
    requiredOf(product)
      .slice(-1)
      .map((code) => [code, null]),
  ),
});
const sharedBarcode: AddFlaw = (product, other) => ({
  variants: variantsOf(product).map((variant, index) =>
    index === 0 ? { ...variant, barcode: variantsOf(other)[0]?.barcode } : variant,
  ),
});
/** Share of all products that get each flaw while they are on sale. */
const ON_SALE: readonly [AddFlaw, number][] = [
  [withoutCost, 0.009],
  [withoutImage, 0.009],
  [withoutWords, 0.0075],
  [withoutRequired, 0.0065],
  [sharedBarcode, 0.004],
];
/** The flaws of drafts, assigned in rotation; as many other drafts are complete. */
const IN_DRAFT: readonly AddFlaw[] = [sharedBarcode, withoutRequired, withoutCost, withoutImage];

const hasRequired = (product: SeedProduct) => requiredOf(product).length > 0;

/** Adds flaws to some drafts in place, and returns the edits that make products on sale faulty later. */
export const drawFlaws = (
  random: Random,
  products: readonly SeedProduct[],
  lastDay: number,
): Flaw[] => {
  const onSale = products.filter(
    ({ draft, archive, launch }) =>
      draft.status === 'active' && archive === null && launch < lastDay - 61,
  );
  const drafts = products.filter(({ draft }) => draft.status === 'draft' && draft.variants);
  drafts.forEach((product, index) => {
    if (index % 2 === 1) return;
    const addFlaw = IN_DRAFT[(index / 2) % IN_DRAFT.length];
    if (addFlaw)
      Object.assign(product.draft, withFlaw(product, addFlaw(product, random.pick(onSale))));
  });
  const left = random.some(onSale.filter(hasRequired), onSale.length);
  return ON_SALE.flatMap(([addFlaw, share]) =>
    Array.from({ length: Math.max(1, Math.round(products.length * share)) }, () => {
      const product = left.pop();
      const other = left.pop();
      if (!product || !other) return [];
      return [
        {
          day: lastDay - random.int(1, 38),
          edit: { externalId: product.draft.externalId, ...addFlaw(product, other) },
        },
      ];
    }).flat(),
  ).sort((a, b) => a.day - b.day);
};

/** Applies a flaw to a product that is not stored yet; removed values are left out. */
const withFlaw = ({ draft }: SeedProduct, flaw: Omit<ProductDraft, 'externalId'>) => ({
  ...flaw,
  ...(flaw.attributes && { attributes: { ...draft.attributes, ...flaw.attributes } }),
});
