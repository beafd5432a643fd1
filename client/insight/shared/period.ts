/** Which days a person asks about: kept in the address, so that it can be sent to a colleague. Pure. */
import { isDay } from '#shared/days';
import { type Period, periodOf, RANGES, type RangeName } from './ranges.ts';

export interface AskedPeriod extends Period {
  range: RangeName;
}
const DEFAULT_RANGE = 'last30';

export const oneOf = <T extends string>(values: readonly T[], text: string | null): T | undefined =>
  values.find((value) => value === text);

/** What an address does not say, or says wrongly, is the default. */
export const readPeriod = (
  search: string,
  today: string,
  fiscalYearStartMonth = 1,
): AskedPeriod => {
  const query = new URLSearchParams(search);
  const [from, to] = [query.get('from') ?? '', query.get('to') ?? ''];
  const named = oneOf(RANGES, query.get('range')) ?? DEFAULT_RANGE;
  if (named === 'custom' && isDay(from) && isDay(to) && from < to)
    return { range: named, from, to };
  const range = named === 'custom' ? DEFAULT_RANGE : named;
  return { range, ...periodOf(range, today, fiscalYearStartMonth) };
};

/** The address after a change of the days. */
export const writePeriod = (search: string, { range, from, to }: Partial<AskedPeriod>): string => {
  const query = new URLSearchParams(search);
  if (range) query.set('range', range);
  for (const [name, day] of Object.entries({ from, to })) {
    if (day !== undefined) query.set(name, day);
    else if (range && range !== 'custom') query.delete(name);
  }
  return query.toString();
};
