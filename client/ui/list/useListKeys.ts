import { type RefObject, useEffect } from 'react';

const ROWS = 'tbody tr, [data-card]';
const FIELDS = 'input, textarea, select, [contenteditable="true"], [role="dialog"] *';

/** Keyboard of a list: `/` searches, `j` and `k` walk the rows' links, `x` selects; Enter follows the link itself. */
export const useListKeys = (frame: RefObject<HTMLElement | null>) => {
  useEffect(() => {
    const links = () =>
      [...(frame.current?.querySelectorAll(ROWS) ?? [])].flatMap(
        (row) => row.querySelector<HTMLElement>('a[href]') ?? [],
      );
    const move = (step: number) => {
      const all = links();
      const index = all.findIndex((link) => link.closest(ROWS)?.contains(document.activeElement));
      all[Math.max(0, Math.min(all.length - 1, index + step))]?.focus();
    };
    const keys: Record<string, () => void> = {
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
    };
    const onKey = (event: KeyboardEvent) => {
      const { key, target, ctrlKey, metaKey, altKey } = event;
      const act = keys[key];
      if (!act || ctrlKey || metaKey || altKey) return;
      if (
        target instanceof HTMLElement &&
        target.matches(FIELDS) &&
        !target.matches('input[type="checkbox"]')
      )
        return;
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [frame]);
};
