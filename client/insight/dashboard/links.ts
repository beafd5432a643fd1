/** Addresses of the lists behind a figure. Pure. */
import type { Measure } from '#contract/insight/kpis';
import { listLink } from '../../links.ts';
import type { ResourceWith } from '../../pages.ts';
import type { Period } from '../shared/ranges.ts';

export interface Scope extends Period {
  channel: string | null;
  categoryId: number | null;
}

/** What a measure counts, each a list of the console. */
const ROWS: Record<Measure, readonly RowKind[]> = {
  netRevenue: ['orders', 'returns'],
  grossProfit: ['orders', 'returns'],
  grossMargin: ['orders', 'returns'],
  orders: ['orders'],
  averageOrderValue: ['orders'],
  buyers: ['buyers'],
  newBuyers: ['newBuyers'],
  returningBuyers: ['returningBuyers'],
  returnRate: ['returns', 'orders'],
  purchaseFrequency: ['memberOrders', 'buyers'],
  conversion: ['orders', 'visits'],
};
export type RowKind =
  'orders' | 'memberOrders' | 'returns' | 'buyers' | 'newBuyers' | 'returningBuyers' | 'visits';

export interface RowsLink {
  /** `dashboard.why.rows.<kind>` says what it leads to. */
  kind: RowKind;
  resource: ResourceWith<'list'>;
  address: string;
}

const NEW = { newBuyers: true, returningBuyers: false } as const;

const linkTo = (kind: RowKind, { from, to, channel, categoryId }: Scope): RowsLink => {
  const link = (resource: ResourceWith<'list'>, filter: object, field: string): RowsLink => ({
    kind,
    resource,
    address: listLink(resource, { filter, sort: [field, 'DESC'] }),
  });
  const scope = {
    ...(channel !== null && { channel }),
    ...(categoryId !== null && { categoryId }),
  };
  const counted = { countedOn_gte: from, countedOn_lt: to, ...scope };
  switch (kind) {
    case 'orders':
      return link('orders', counted, 'placedAt');
    case 'memberOrders':
      return link('orders', { ...counted, ofMember: true }, 'placedAt');
    case 'returns':
      return link('returns', counted, 'returnedAt');
    case 'visits':
      return link(
        'events',
        { type: 'visit', day_gte: from, day_lt: to, ...(channel !== null && { channel }) },
        'at',
      );
    default: {
      const filter = {
        boughtOn_gte: from,
        boughtOn_lt: to,
        ...(channel !== null && { boughtChannel: channel }),
        ...(categoryId !== null && { boughtCategoryId: categoryId }),
        ...(kind !== 'buyers' && { isNewBuyer: NEW[kind] }),
      };
      return link('members', filter, 'lastOrderAt');
    }
  }
};

/** The very records that a figure counts, those of a ratio's numerator first. */
export const rowsBehind = (measure: Measure, scope: Scope): RowsLink[] =>
  ROWS[measure]
    // A visit belongs to no category, so nothing is counted there.
    .filter((kind) => kind !== 'visits' || scope.categoryId === null)
    .map((kind) => linkTo(kind, scope));
