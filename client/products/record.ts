import type { ProductInput, VariantInput } from '#contract/products';
import type { QualityRuleCode, Severity } from '#contract/quality';

/** A product as the form holds it. */
export interface EditedProduct extends Omit<ProductInput, 'variants'> {
  id: number;
  version: number;
  variants: VariantInput[];
  qualityScore: number;
  issues: { id: number; rule: QualityRuleCode; severity: Severity; detail: string | null }[];
}
