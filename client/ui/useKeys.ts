/** Keys of a page, as long as nothing is typed and no dialog or menu is open. */
import { useEffect, useLayoutEffect, useRef } from 'react';

const TYPED = 'input:not([type="checkbox"]), textarea, select, [contenteditable="true"]';
/** What is open has the focus, and closed menus may stay in the page. */
const OPEN = '[role="dialog"], .MuiPopover-root';

export const useKeys = (keys: Readonly<Record<string, () => void>>) => {
  const latest = useRef(keys);
  useLayoutEffect(() => void (latest.current = keys));
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const { key, target, ctrlKey, metaKey, altKey } = event;
      if (ctrlKey || metaKey || altKey || !Object.hasOwn(latest.current, key)) return;
      if (target instanceof HTMLElement && (target.matches(TYPED) || target.closest(OPEN))) return;
      event.preventDefault();
      latest.current[key]?.();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
};
