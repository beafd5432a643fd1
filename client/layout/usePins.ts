/** Pages that a person pinned to the menu: kept for them in this browser. */
import { useStore } from 'react-admin';
import { useLocation } from 'react-router-dom';
import { useAccount } from '../platform/shared/useAccount.ts';
import { MENU_KEY } from './preferences.ts';

export interface Pin {
  to: string;
  /** The heading of the page when it was pinned; pages of the menu are named by it. */
  label: string;
}

const MAX_LABEL = 60;

/** The heading of the page without the number of records, which changes. */
const headingText = () => {
  const heading = document.getElementById('react-admin-title')?.cloneNode(true);
  if (!(heading instanceof HTMLElement)) return '';
  heading.querySelectorAll('[data-count]').forEach((count) => count.remove());
  return heading.textContent?.trim() ?? '';
};

export const usePins = () => {
  const account = useAccount();
  const { pathname, search } = useLocation();
  const [pins, setPins] = useStore<Pin[]>(`${MENU_KEY}pins.${account?.id ?? ''}`, []);
  const here = pathname + search;
  const isPinned = pins.some(({ to }) => to === here);
  const toggle = () => {
    const heading = headingText() || here;
    setPins(
      isPinned
        ? pins.filter(({ to }) => to !== here)
        : [...pins, { to: here, label: heading.slice(0, MAX_LABEL) }],
    );
  };
  return { pins, isPinned, toggle };
};
