/** A product to save, its differences from the stored one, and the result of saving it. */
import type { ProductInput } from '#contract/catalog/products';
import type { Clocks } from './clocks.ts';
import type { Edited, Product } from './product.ts';
import type { Issue } from '../quality/rules.ts';
import { difference } from '../../platform/activities/record.ts';

export interface ProductWrite {
  /** The stored product; null for a new one. */
  before: Product | null;
  input: ProductInput;
  /** Of what the store sends; staff change nothing of when the store said something. */
  clocks?: Clocks;
}

export interface Saved extends Edited {
  id: number;
  changed: boolean;
  issues: Issue[];
}

/** A write with its differences from the stored product. */
export interface ComparedWrite extends ProductWrite {
  /** Changed fields before and after; null for a new product and where nothing changed. */
  change: ReturnType<typeof difference>;
  /** Names of the changed fields; null for a new product. */
  changed: ReadonlySet<string> | null;
  /** Whether the product is new or changed. */
  touched: boolean;
}

/** A write of a product whose row is stored. */
export interface StoredWrite extends ComparedWrite {
  id: number;
}
