/** Finds the promotions whose terms refer to a record, which therefore cannot be deleted. */
import { and, eq, isNull } from 'drizzle-orm';
import type { Terms } from '#contract/promotions/promotions';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { promotionRevisions, promotions } from '#db/schema/promotions/promotions';
import type { ScopeReference } from '../../catalog/scopes/references.ts';
import { variantsGivenBy } from '../rewards/givenVariants.ts';
import { referencesIn } from './references.ts';

const currentTerms = prepared({}, (q) =>
  q
    .select({
      id: promotions.id,
      name: promotions.name,
      terms: promotions.terms,
      liveRevision: promotions.liveRevision,
      endsAt: promotions.endsAt,
    })
    .from(promotions)
    .where(isNull(promotions.archivedAt)),
);
const openTerms = prepared({}, (q) =>
  q
    .select({
      id: promotions.id,
      name: promotions.name,
      terms: promotionRevisions.terms,
      revisionId: promotionRevisions.id,
      status: promotionRevisions.status,
    })
    .from(promotions)
    .innerJoin(
      promotionRevisions,
      and(
        eq(promotionRevisions.promotionId, promotions.id),
        eq(promotionRevisions.revision, promotions.openRevision),
      ),
    )
    .where(isNull(promotions.archivedAt)),
);

/** Promotions that are not archived, and their open revisions, whose terms refer to any of the records. */
export const loadReferring = async (
  tx: Db,
  table: ScopeReference['table'],
  ids: readonly number[],
) => {
  const wanted = new Set(ids);
  const isNaming = ({ terms }: { terms: Terms }) =>
    referencesIn(terms).some((one) => one.table === table && wanted.has(one.id));
  return {
    current: (await currentTerms(tx)).filter(isNaming),
    open: (await openTerms(tx)).filter(isNaming),
  };
};

/** Names of the promotions that refer to any of these categories, products or variants. */
export const findReferringPromotions = async (
  tx: Db,
  table: ScopeReference['table'],
  ids: readonly number[],
): Promise<string[]> => {
  const { current, open } = await loadReferring(tx, table, ids);
  return [...new Set([...current, ...open].map(({ name }) => name))];
};

/** Names of the promotions whose terms in force, submitted or approved for later refer to the category. */
export const findApprovedPromotions = async (
  tx: Db,
  categoryId: number,
  now: number,
): Promise<string[]> => {
  const { current, open } = await loadReferring(tx, 'categories', [categoryId]);
  const inForce = current.filter(
    ({ liveRevision, endsAt }) => liveRevision !== null && (endsAt === null || endsAt > now),
  );
  const decided = open.filter(({ status }) => status === 'submitted' || status === 'approved');
  return [...new Set([...inForce, ...decided].map(({ name }) => name))];
};

/** Names of the promotions that give these variants or sell them in a flash sale, and are not over. */
export const findGivingPromotions = async (
  tx: Db,
  variantIds: readonly number[],
  now: number,
): Promise<string[]> => {
  const isGiving = ({ terms }: { terms: Terms }) =>
    (terms.endsAt === null || terms.endsAt > now) &&
    variantsGivenBy(terms).some((id) => variantIds.includes(id));
  const rows = [...(await currentTerms(tx)), ...(await openTerms(tx))];
  return [...new Set(rows.filter(isGiving).map(({ name }) => name))];
};
