/** Stand-in external ids in files, for products that have none. Pure. */
import type { Product } from '../products/product.ts';

/** The external id of a product, or a stand-in where it has none. */
export const externalIdOf = ({ id, externalId }: Pick<Product, 'id' | 'externalId'>) =>
  externalId ?? `console-${id}`;

/** The product id in a stand-in; null for a real external id. */
export const standInId = (externalId: string): number | null => {
  const id = /^console-([1-9]\d{0,8})$/.exec(externalId)?.[1];
  return id === undefined ? null : Number(id);
};
