import type { RefObject } from 'react';
import { useKeys } from '../useKeys.ts';

const ROWS = 'tbody tr, [data-card]';

/** Keyboard of a list: `/` searches, `j` and `k` walk the rows' links, `x` selects; Enter follows the link itself. */
export const useListKeys = (frame: RefObject<HTMLElement | null>) => {
  const links = () =>
    [...(frame.current?.querySelectorAll(ROWS) ?? [])].flatMap(
      (row) => row.querySelector<HTMLElement>('a[href]') ?? [],
    );
  const move = (step: number) => {
    const all = links();
    const index = all.findIndex((link) => link.closest(ROWS)?.contains(document.activeElement));
    all[Math.max(0, Math.min(all.length - 1, index + step))]?.focus();
  };
  useKeys({
    '/': () =>
      frame.current
        ?.querySelector<HTMLInputElement>('input[type="text"], input[type="search"]')
        ?.focus(),
    j: () => move(1),
    k: () => move(-1),
    x: () =>
      document.activeElement
        ?.closest(ROWS)
        ?.querySelector<HTMLElement>('input[type="checkbox"]')
        ?.click(),
  });
};
