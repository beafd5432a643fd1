/** The rows behind each figure of what the programme costs. Pure. */
import { type CostReport, COSTS } from '#contract/insight/costShare';
import { POINT_SOURCES } from '#contract/members/points';
import { GIVEN } from '#contract/promotions/redemptions';
import { addDays, dayOf } from '#shared/days';
import { listLink } from '../../links.ts';

export const COST_SOURCES = [
  'netRevenue',
  'returned',
  ...COSTS,
  'given',
  'takenBack',
  'gifts',
] as const;
export type CostSource = (typeof COST_SOURCES)[number];

type Counted = Pick<CostReport, 'countedFrom' | 'opens' | 'ends' | 'timeZone'>;

export const costLink = (source: CostSource, report: Counted): string => {
  const { opens, ends, timeZone } = report;
  const from = report.countedFrom ?? opens;
  const within = (field: string) => ({ [`${field}_gte`]: from, [`${field}_lt`]: ends });
  /** Days, and the instant where it begins within one. */
  const countedIn = (field: string) => ({
    ofMember: true,
    countedOn_gte: dayOf(from, timeZone),
    countedOn_lt: addDays(dayOf(ends - 1, timeZone), 1),
    ...(from > opens && { [`${field}_gte`]: from }),
  });
  const given = GIVEN.find((one) => one === source);
  if (given)
    return listLink('redemptions', {
      filter: { given, status: ['committed', 'returned'], ...within('memberPaidAt') },
      sort: ['createdAt', 'DESC'],
    });
  switch (source) {
    case 'netRevenue':
      return listLink('orders', {
        filter: countedIn('paidAt'),
        sort: ['paidAt', 'DESC'],
      });
    case 'returned':
      return listLink('returns', {
        filter: countedIn('returnedAt'),
        sort: ['returnedAt', 'DESC'],
      });
    case 'gifts':
      return listLink('redeemedRewards', {
        filter: { kind: 'gift', state: ['requested', 'fulfilled'], ...within('redeemedAt') },
        sort: ['redeemedAt', 'DESC'],
      });
    case 'pointsSpent':
      return listLink('pointEntries', {
        filter: { source: 'redemption', type: ['spend', 'restore'], ...within('recordedAt') },
        sort: ['recordedAt', 'DESC'],
      });
    case 'takenBack':
      return listLink('pointEntries', {
        filter: { type: ['clawBack', 'adjustDebit'], ...within('recordedAt') },
        sort: ['recordedAt', 'DESC'],
      });
    default:
      return listLink('pointEntries', {
        // Points brought along from another system are no cost of the programme.
        filter: {
          type: ['earn', 'adjustCredit'],
          source: POINT_SOURCES.filter((one) => one !== 'import'),
          ...within('occurredAt'),
        },
        sort: ['occurredAt', 'DESC'],
      });
  }
};
