/** How long dialogs, menus and notices take to come and go. */
import type { TransitionsOptions } from '@mui/material/styles';

const AT_ONCE: TransitionsOptions = {
  duration: {
    shortest: 0,
    shorter: 0,
    short: 0,
    standard: 0,
    complex: 0,
    enteringScreen: 0,
    leavingScreen: 0,
  },
  getAutoHeightDuration: () => 0,
};

/**
 * For a person whose system asks for less motion, what is closed is gone at once: without a visible movement, the time of
 * one would only keep it in the way.
 */
export const motionOf = (wantsLess: boolean): TransitionsOptions => (wantsLess ? AT_ONCE : {});

/** Whether the person's system asks for less motion; without a browser it does not. */
export const wantsLessMotion = (): boolean =>
  'matchMedia' in globalThis && matchMedia('(prefers-reduced-motion: reduce)').matches;
