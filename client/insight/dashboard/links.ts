/** Addresses of the lists behind a figure. Pure. */
import type { Measure } from '#contract/insight/kpis';
import { startOfDay } from '#shared/days';
import type { Period } from './ranges.ts';

export const listAddress = (
  resource: string,
  filter: object,
  [field, order]: readonly [string, 'ASC' | 'DESC'],
): string => {
  const query = new URLSearchParams({
    filter: JSON.stringify(filter),
    sort: field,
    order,
    page: '1',
  });
  return `/${resource}?${query}`;
};

export interface Scope extends Period {
  channel: string | null;
  categoryId: number | null;
}

/** The records a figure counts: returns for the return rate, new members for new buyers, else the orders. */
export const rowsBehind = (
  measure: Measure,
  { from, to, channel, categoryId }: Scope,
  timeZone: string,
): { resource: string; address: string } => {
  const scope = {
    ...(channel !== null && { channel }),
    ...(categoryId !== null && { categoryId }),
  };
  const counted = { countedOn_gte: from, countedOn_lt: to, ...scope };
  if (measure === 'returnRate')
    return {
      resource: 'returns',
      address: listAddress('returns', counted, ['returnedAt', 'DESC']),
    };
  // A member's first order is known for the whole store only.
  if (measure === 'newBuyers' && channel === null && categoryId === null) {
    const filter = {
      firstOrderAt_gte: startOfDay(from, timeZone),
      firstOrderAt_lt: startOfDay(to, timeZone),
    };
    return {
      resource: 'members',
      address: listAddress('members', filter, ['firstOrderAt', 'DESC']),
    };
  }
  const ofMembers = ['buyers', 'newBuyers', 'returningBuyers', 'purchaseFrequency'].includes(
    measure,
  );
  const filter = { ...counted, ...(ofMembers && { ofMember: true }) };
  return { resource: 'orders', address: listAddress('orders', filter, ['placedAt', 'DESC']) };
};
