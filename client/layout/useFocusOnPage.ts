/** Where the focus goes with another page. */
import { type RefObject, useEffect, useRef } from 'react';
import { useLocation } from 'react-router-dom';

const isLost = () => {
  const { activeElement } = document;
  return activeElement === null || activeElement === document.body;
};

/** Calls `perform` with each change of the page until it answers true, or a key or the pointer is used. */
const untilDone = (heading: HTMLElement, perform: () => boolean) => {
  const observer = new MutationObserver(() => void (perform() && stop()));
  const stop = () => {
    observer.disconnect();
    document.removeEventListener('keydown', stop, true);
    document.removeEventListener('pointerdown', stop, true);
  };
  observer.observe(heading, { childList: true, subtree: true, characterData: true });
  // Dialogs lie beside the page.
  observer.observe(document.body, { childList: true });
  document.addEventListener('keydown', stop, true);
  document.addEventListener('pointerdown', stop, true);
  return stop;
};

/**
 * To its heading, once that has a text, where the focus was on what went with the page before: a field, Save, or a dialog
 * that is still closing.
 */
export const useFocusOnPage = (heading: RefObject<HTMLElement | null>) => {
  const { pathname } = useLocation();
  const seen = useRef(pathname);
  useEffect(() => {
    const { current } = heading;
    if (!current || seen.current === pathname) return undefined;
    seen.current = pathname;
    const focus = () => {
      if (!isLost() || !current.textContent) return false;
      current.focus({ preventScroll: true });
      return true;
    };
    return focus() ? undefined : untilDone(current, focus);
  }, [pathname, heading]);
};
