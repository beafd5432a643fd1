/** Loads what members were really given in a period, and growth that no rule gave in it. */
import type { PointType } from '#contract/members/points';
import type { Db } from '#db';
import type { Currency } from '../../members/earnRules/rules.ts';
import type { PaidOrder } from '../earning/loadOrders.ts';
import {
  entered,
  growthIn,
  otherGrowth,
  pointsIn,
  signInAwards,
  undecided,
} from './givenStatements.ts';
import { keyOf, type Period } from './past.ts';

const ADJUSTMENTS: readonly PointType[] = ['adjustCredit', 'adjustDebit'];

export interface ReallyGiven {
  given: Map<string, { amount: number; at: number }>;
  adjusted: Record<Currency, number>;
  otherGrowth: Map<string, number>;
  enteredBefore: Set<string>;
  notApproved: Set<string>;
}

const nothing = (): ReallyGiven => ({
  given: new Map(),
  adjusted: { points: 0, growth: 0 },
  otherGrowth: new Map(),
  enteredBefore: new Set(),
  notApproved: new Set(),
});

type Key = Parameters<typeof keyOf>[0];
const add = ({ given }: ReallyGiven, key: Key, amount: number, at: number) => {
  const known = given.get(keyOf(key));
  given.set(keyOf(key), { at, amount: amount + (known?.amount ?? 0) });
};

/** Of orders what was granted by what they contain now is kept with them; of the rest the ledgers tell. */
const addEarnings = (really: ReallyGiven, { externalId, earnings, memberId }: PaidOrder) => {
  for (const row of earnings)
    if (row.memberId === memberId)
      for (const { ruleKey, currency, granted } of row.awards)
        add(
          really,
          { source: 'order', sourceId: externalId, ruleKey, currency },
          granted,
          row.paidAt,
        );
};

/** All records of some people, and for whom each stands. */
interface RecordsOfPeople {
  records: readonly number[];
  primaryOf: (recordId: number) => number;
}
const addGrowth = (growth: Map<string, number>, day: string, amount: number) =>
  growth.set(day, (growth.get(day) ?? 0) + amount);

export const loadReallyGiven = async (
  db: Db,
  { records: memberIds, primaryOf }: RecordsOfPeople,
  orders: readonly PaidOrder[],
  { fromAt: from, untilAt: until, fromDay }: Period & { fromDay: string },
): Promise<(memberId: number) => ReallyGiven> => {
  const byMember = new Map(memberIds.map((id) => [primaryOf(id), nothing()]));
  const of = (recordId: number) => byMember.get(primaryOf(recordId)) ?? nothing();
  const types = ['earn' as const, ...ADJUSTMENTS];
  for (const { memberId, type, amount, at, ...key } of await pointsIn(db, {
    memberIds,
    types,
    from,
    until,
  }))
    if (type !== 'earn') of(memberId).adjusted.points += amount;
    else if (key.source !== 'order') add(of(memberId), { ...key, currency: 'points' }, amount, at);
  for (const { memberId, type, amount, at, ...key } of await growthIn(db, {
    memberIds,
    reverse: 'reverse',
    from,
    until,
  }))
    if (type !== 'earn') of(memberId).adjusted.growth += amount;
    else if (key.source !== 'order') add(of(memberId), { ...key, currency: 'growth' }, amount, at);
  for (const { memberId, sourceId, at, awards } of await signInAwards(db, {
    memberIds,
    from,
    until,
  }))
    for (const { ruleKey, currency, granted } of awards ?? [])
      of(memberId).given.set(keyOf({ source: 'event', sourceId, ruleKey, currency }), {
        amount: granted,
        at,
      });
  for (const order of orders) addEarnings(of(order.memberId ?? 0), order);
  for (const row of await otherGrowth(db, { memberIds, day: fromDay, noRule: '' }))
    addGrowth(of(row.memberId).otherGrowth, row.day, Number(row.growth));
  for (const { memberId, level } of await entered(db, { memberIds, source: 'level', before: from }))
    of(memberId).enteredBefore.add(level);
  for (const { memberId, trigger, sourceId } of await undecided(db, {
    memberIds,
    approved: 'approved',
  }))
    of(memberId).notApproved.add(`${trigger === 'order' ? 'order' : 'event'}/${sourceId}`);
  return of;
};
