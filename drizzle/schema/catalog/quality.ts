import type { QualityRuleCode, Severity } from '#contract/catalog/quality';
import { kit } from '../../kit.ts';
import { products } from './products.ts';
import { stamps } from '../stamps.ts';

export const qualityRules = kit.table(
  'quality_rules',
  {
    id: kit.id(),
    code: kit.text().$type<QualityRuleCode>().notNull(),
    severity: kit.text().$type<Severity>().notNull(),
    /** The limit of rules that have one, such as the description length in characters. */
    threshold: kit.integer(),
    ...stamps(),
  },
  (t) => [kit.unique('quality_rules_code').on(t.code)],
);

export const qualityIssues = kit.table(
  'quality_issues',
  {
    id: kit.id(),
    productId: kit
      .integer()
      .notNull()
      .references(() => products.id, { onDelete: 'cascade' }),
    rule: kit.text().$type<QualityRuleCode>().notNull(),
    severity: kit.text().$type<Severity>().notNull(),
    /** What is wrong: an attribute code, an SKU or a field name. */
    detail: kit.text(),
    openedAt: kit.instant().notNull(),
  },
  (t) => [
    kit.index('quality_issues_product').on(t.productId),
    kit.index('quality_issues_rule').on(t.rule, t.productId),
  ],
);
