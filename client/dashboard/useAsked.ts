import { useLocation, useNavigate } from 'react-admin';
import { dayOf } from '../ui/storeDays.ts';
import { useStoreSettings } from '../ui/useStoreSettings.ts';
import { type Asked, type Change, readAsked, writeAsked } from './figures.ts';

/** What is asked of the figures, from the address, and how to ask something else. */
export const useAsked = (): { asked: Asked; today: string; ask: (change: Change) => void } => {
  const { timeZone } = useStoreSettings();
  const { pathname, search } = useLocation();
  const navigate = useNavigate();
  const today = dayOf(Date.now(), timeZone);
  const ask = (change: Change) => navigate({ pathname, search: `?${writeAsked(search, change)}` }, { replace: true });
  return { asked: readAsked(search, today), today, ask };
};
