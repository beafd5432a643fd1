/** Rules that rounds of notices must satisfy; `npm run verify` reports those that break them. */
import type { Check } from '../../platform/verify/verify.ts';

export const INACTIVITY_CHECKS: readonly Check[] = [
  {
    name: 'point_resets: points are cleared after two notices, from an instant that was to come',
    wrongRows: `select id, member_id, first_at, second_at, decided_at, reset_at from point_resets
      where (reset_at is not null or state = 'cleared') and (reset_at is null or decided_at is null or second_at is null
        or second_at < first_at or decided_at < second_at or reset_at <= decided_at)`,
  },
];
