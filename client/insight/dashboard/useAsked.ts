import type { Role } from '#contract/platform/access';
import { dayOf } from '#shared/days';
import { useStoreSettings } from '../../ui/record/useStoreSettings.ts';
import { useSearch } from '../../ui/useSearch.ts';
import { type Asked, type Change, readAsked, writeAsked } from './figures.ts';
import { firstMeasure, measuresFor } from './measures.ts';

/** What is asked of the figures, from the address, and how to ask something else. */
export const useAsked = (role: Role): { asked: Asked; ask: (change: Change) => void } => {
  const { timeZone, fiscalYearStartMonth } = useStoreSettings();
  const { search, change } = useSearch();
  const today = dayOf(Date.now(), timeZone);
  const ask = (asked: Change) => change((before) => writeAsked(before, asked));
  const first = firstMeasure(role);
  const asked = readAsked(search, today, first, fiscalYearStartMonth);
  // A colleague's address may name a figure that this role does not see.
  const measure = measuresFor(role, true).includes(asked.measure) ? asked.measure : first;
  return { asked: { ...asked, measure }, ask };
};
