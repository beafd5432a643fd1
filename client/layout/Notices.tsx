import { Notification } from 'react-admin';

const CORNER = { vertical: 'bottom', horizontal: 'left' } as const;

/** Notices appear in the corner, where they do not cover a form's save bar. */
export const Notices = () => <Notification anchorOrigin={CORNER} />;
