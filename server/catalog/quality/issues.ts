/** Stored quality issues of products. */
import { inArray } from 'drizzle-orm';
import { many, prepared } from '#db/prepared';
import { qualityIssues } from '#db/schema/catalog/quality';

export const storedIssues = prepared({ ids: many(qualityIssues.productId) }, (q, { ids }) =>
  q
    .select({
      id: qualityIssues.id,
      productId: qualityIssues.productId,
      rule: qualityIssues.rule,
      severity: qualityIssues.severity,
      detail: qualityIssues.detail,
    })
    .from(qualityIssues)
    .where(inArray(qualityIssues.productId, ids)),
);

export const deleteIssues = prepared({ ids: many(qualityIssues.id) }, (q, { ids }) =>
  q.delete(qualityIssues).where(inArray(qualityIssues.id, ids)),
);

/** Two issues of a product with the same key are the same issue. */
export const keyOf = ({
  rule,
  severity,
  detail,
}: Pick<typeof qualityIssues.$inferSelect, 'rule' | 'severity' | 'detail'>) =>
  `${rule} ${severity} ${detail}`;
