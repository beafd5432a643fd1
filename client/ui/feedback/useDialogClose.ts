/** Closing a dialog by Esc or by a click beside it, but not by the second click of whoever opens it with a double click. */
import { useLayoutEffect, useRef } from 'react';

/** A click beside a dialog that was opened less than this ago belongs to the click that opened it. */
const DOUBLE_CLICK_MS = 500;

/** The `onClose` of a dialog: Esc and buttons close it at any time. */
export const useDialogClose = (open: boolean, onClose: () => void) => {
  const openedAt = useRef(0);
  useLayoutEffect(() => {
    if (open) openedAt.current = Date.now();
  }, [open]);
  return (_event: object, reason?: string): void => {
    const isSecondClick = Date.now() - openedAt.current < DOUBLE_CLICK_MS;
    if (reason !== 'backdropClick' || !isSecondClick) onClose();
  };
};
