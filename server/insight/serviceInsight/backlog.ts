/** What waits now, and since when. */
import {
  type Age,
  AGES,
  BACKLOG,
  type BacklogFigure,
  type BacklogReport,
} from '#contract/insight/serviceInsight';
import { type Counting, countTickets } from './counted.ts';
import { ageFilter, backlogFilters, type TicketFilter } from './rules.ts';

const countEach = async <Key extends string>(
  counting: Counting,
  keys: readonly Key[],
  filterOf: (key: Key) => TicketFilter,
): Promise<[Key, number][]> => {
  const counts: [Key, number][] = [];
  for (const key of keys) counts.push([key, await countTickets(counting, filterOf(key))]);
  return counts;
};

export const reportBacklog = async (counting: Counting): Promise<BacklogReport> => {
  const readAt = counting.context.now();
  const counts = await countEach(counting, BACKLOG, (key) => backlogFilters[key]);
  const ages = await countEach(counting, AGES, (age) => ageFilter(age, readAt));
  return {
    readAt,
    counts: Object.fromEntries(counts) as Record<BacklogFigure, number>,
    ages: Object.fromEntries(ages) as Record<Age, number>,
  };
};
