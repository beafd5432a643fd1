/** SQL conditions for the phases of a promotion. */

const LIVE = `"promotions".archived_at is null and "promotions".live_revision is not null`;
const OPEN = `"promotions".archived_at is null and "promotions".live_revision is null`;
const NOT_ENDED = `("promotions".ends_at is null or "promotions".ends_at > ?)`;
export const PHASES: Record<string, (now: number) => { sql: string; values: number[] }> = {
  draft: () => ({ sql: `${OPEN} and "promotions".open_status = 'draft'`, values: [] }),
  // Includes changes of running terms that wait for approval.
  submitted: () => ({
    sql: `"promotions".archived_at is null and "promotions".open_status = 'submitted'`,
    values: [],
  }),
  rejected: () => ({ sql: `${OPEN} and "promotions".open_status = 'rejected'`, values: [] }),
  scheduled: (now) => ({
    sql: `${LIVE} and "promotions".paused_at is null and "promotions".starts_at > ? and ${NOT_ENDED}`,
    values: [now, now],
  }),
  running: (now) => ({
    sql: `${LIVE} and "promotions".paused_at is null and "promotions".starts_at <= ? and ${NOT_ENDED}`,
    values: [now, now],
  }),
  paused: (now) => ({
    sql: `${LIVE} and "promotions".paused_at is not null and ${NOT_ENDED}`,
    values: [now],
  }),
  ended: (now) => ({ sql: `${LIVE} and "promotions".ends_at <= ?`, values: [now] }),
  archived: () => ({ sql: `"promotions".archived_at is not null`, values: [] }),
};
