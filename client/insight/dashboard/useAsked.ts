import { useLocation, useNavigate } from 'react-admin';
import type { Role } from '#contract/platform/access';
import { dayOf } from '#shared/days';
import { useStoreSettings } from '../../ui/record/useStoreSettings.ts';
import { type Asked, type Change, readAsked, writeAsked } from './figures.ts';
import { firstMeasure } from './measures.ts';

/** What is asked of the figures, from the address, and how to ask something else. */
export const useAsked = (role: Role): { asked: Asked; ask: (change: Change) => void } => {
  const { timeZone, fiscalYearStartMonth } = useStoreSettings();
  const { pathname, search } = useLocation();
  const navigate = useNavigate();
  const today = dayOf(Date.now(), timeZone);
  const ask = (change: Change) =>
    navigate({ pathname, search: `?${writeAsked(search, change)}` }, { replace: true });
  const asked = readAsked(search, today, firstMeasure(role), fiscalYearStartMonth);
  return { asked, ask };
};
