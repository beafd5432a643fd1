/** Changes terms that refer to a merged category so that they refer to the other category. */
import { and, eq } from 'drizzle-orm';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { promotionRevisions, promotions } from '#db/schema/promotions/promotions';
import { updateRow } from '../../platform/records/records.ts';
import { invalidatePromotions } from '../quotes/promotionVersion.ts';
import { loadReferring } from './referringPromotions.ts';

/** A copy in which every `{ kind: 'category', id: from }` has the id `to`. */
const withCategoryReplaced = <T>(value: T, from: number, to: number): T => {
  if (Array.isArray(value))
    return value.map((item: unknown) => withCategoryReplaced(item, from, to)) as T;
  if (value === null || typeof value !== 'object') return value;
  const { kind, id } = value as { kind?: unknown; id?: unknown };
  if (kind === 'category' && id === from) return { ...value, id: to };
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [key, withCategoryReplaced(part, from, to)]),
  ) as T;
};

const setRevisionTerms = prepared(
  {
    id: promotions.id,
    revision: promotionRevisions.revision,
    terms: promotionRevisions.terms,
  },
  (q, { id, revision, terms }) =>
    q
      .update(promotionRevisions)
      .set({ terms })
      .where(
        and(eq(promotionRevisions.promotionId, id), eq(promotionRevisions.revision, revision)),
      ),
);

/** Changes terms that refer to the category `from` so that they refer to `to`. */
export const repointPromotions = async (tx: Db, from: number, to: number) => {
  const { current, open } = await loadReferring(tx, 'categories', from);
  for (const { id, liveRevision, ...row } of current) {
    const terms = withCategoryReplaced(row.terms, from, to);
    await updateRow(tx, promotions, id, { terms });
    if (liveRevision !== null) await setRevisionTerms(tx, { id, revision: liveRevision, terms });
  }
  for (const { revisionId, terms } of open)
    await updateRow(tx, promotionRevisions, revisionId, {
      terms: withCategoryReplaced(terms, from, to),
    });
  if (current.length + open.length > 0) await invalidatePromotions(tx);
};
