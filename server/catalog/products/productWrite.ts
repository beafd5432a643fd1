/** What is sent to be saved of a product, what of it differs from the store, and what saving it answers. */
import type { ProductInput } from '#contract/catalog/products';
import type { Edited, Product } from './product.ts';
import type { Issue } from '../quality/rules.ts';
import { difference } from '../../platform/activities/record.ts';

export interface ProductWrite {
  /** What is stored, null for a new product. */
  before: Product | null;
  input: ProductInput;
  sourceUpdatedAt?: number | null;
}

export interface Saved extends Edited {
  id: number;
  changed: boolean;
  issues: Issue[];
}

/** A write with what differs from what is stored. */
export interface ComparedWrite extends ProductWrite {
  /** Differing fields before and after; null for a new product and where nothing differs. */
  change: ReturnType<typeof difference>;
  /** Names of the fields that differ; null for a new product. */
  changed: ReadonlySet<string> | null;
  /** New, or different. */
  touched: boolean;
}

/** A write whose product has its row. */
export interface StoredWrite extends ComparedWrite {
  id: number;
  sourceUpdatedAt: number | null;
}
