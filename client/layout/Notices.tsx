import { Notification } from 'react-admin';

const CORNER = { vertical: 'bottom', horizontal: 'left' } as const;

/** Notices stand in the corner, where they do not cover a form's bar. */
export const Notices = () => <Notification anchorOrigin={CORNER} />;
