import type { ProductInput, VariantInput } from '#contract/catalog/products';
import type { QualityRuleCode, Severity } from '#contract/catalog/quality';

/** A product as the form holds it. */
export interface EditedProduct extends Omit<ProductInput, 'variants'> {
  id: number;
  version: number;
  /** UTC ms. */
  updatedAt: number;
  variants: VariantInput[];
  qualityScore: number;
  issues: { id: number; rule: QualityRuleCode; severity: Severity; detail: string | null }[];
}
