import { Notification } from 'react-admin';
import { BAR_HEIGHT } from '../ui/form/barHeight.ts';

const CORNER = { vertical: 'bottom', horizontal: 'left' } as const;
/** The bar at the foot of a form says on its left what is not saved: notices lie above it. */
const ABOVE_BAR = {
  bottom: {
    xs: `calc(var(${BAR_HEIGHT}, 0px) + 8px)`,
    sm: `calc(var(${BAR_HEIGHT}, 0px) + 24px)`,
  },
} as const;

/** Notices appear in the corner, where they do not cover a form's save bar. */
export const Notices = () => <Notification anchorOrigin={CORNER} sx={ABOVE_BAR} />;
