/** For how many months after the sale goods are repaired free of charge. */
import { eq } from 'drizzle-orm';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { orders } from '#db/schema/orders/orders';
import { loadAncestors } from '../../catalog/categoryTree/ancestorCache.ts';
import type { CaseRow } from '../cases/caseKinds.ts';
import { loadPolicy } from '../policies/load.ts';
import { policyAt } from '../policies/rules.ts';
import { soldLine } from './load.ts';

/** Of goods that were sold before there was a policy. */
const MONTHS = 12;

const channelOf = prepared({ externalId: orders.externalId }, (q, { externalId }) =>
  q.select({ channel: orders.channel }).from(orders).where(eq(orders.externalId, externalId)),
);

/** As the policy that was in force when they were sold says of their category and channel. */
export const warrantyMonths = async (db: Db, row: CaseRow, soldAt: number): Promise<number> => {
  const policy = await loadPolicy(db, soldAt);
  const [order] = await channelOf(db, { externalId: row.orderExternalId ?? '' });
  if (policy === null || !order) return MONTHS;
  const { categoryId } = await soldLine(db, row);
  const cache = await loadAncestors(db);
  await cache.load([categoryId]);
  const path = categoryId === null ? [] : cache.ancestors(categoryId);
  return policyAt(policy.terms, path, order.channel).warrantyMonths;
};
