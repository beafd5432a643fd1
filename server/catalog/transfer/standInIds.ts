/** What stands in a file for the store's own id of a product that the store has none for. Pure. */
import type { Product } from '../products/product.ts';

/** What stands for the store's own id of a product that the store has none for. */
export const externalIdOf = ({ id, externalId }: Pick<Product, 'id' | 'externalId'>) =>
  externalId ?? `console-${id}`;

/** The id of the product that such a stand-in names; null for a real external id. */
export const standInId = (externalId: string): number | null => {
  const id = /^console-([1-9]\d{0,8})$/.exec(externalId)?.[1];
  return id === undefined ? null : Number(id);
};
