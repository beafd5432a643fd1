/** What a dry run shows of its rows: what the first members have before and would have afterwards. */
import type { ImportChange } from '#contract/platform/imports';
import type { Db } from '#db';
import { MAX_CHANGES } from '../../platform/imports/changes.ts';
import { loadGrowthTotals } from '../growth/totals.ts';
import { loadBalances, NO_POINTS } from '../points/loadBalance.ts';
import type { KnownRow } from './readFile.ts';

/** The members whose results are shown, with their numbers. */
export const shownMembers = (rows: readonly KnownRow[]): ReadonlyMap<number, string> =>
  new Map(
    [...new Map(rows.map(({ memberId, member }) => [memberId, member]))].slice(0, MAX_CHANGES),
  );

type Stands = ReadonlyMap<number, Record<'points' | 'pending' | 'growth', number>>;

export const standsOf = async (
  tx: Db,
  memberIds: readonly number[],
  now: number,
): Promise<Stands> => {
  const balances = await loadBalances(tx, memberIds, now);
  const growth = await loadGrowthTotals(tx, memberIds);
  return new Map(
    memberIds.map((id) => {
      const { available, pending } = balances.get(id) ?? NO_POINTS;
      return [id, { points: available, pending, growth: growth.get(id) ?? 0 }];
    }),
  );
};

export const resultsOf = (
  members: ReadonlyMap<number, string>,
  before: Stands,
  after: Stands,
): ImportChange[] =>
  [...members].map(([id, name]) => ({
    resource: 'pointAdjustmentLines',
    name,
    before: before.get(id) ?? {},
    after: after.get(id) ?? {},
  }));
