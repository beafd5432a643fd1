/** The list filter `state`: rows that are planned, current, over or archived. */
import { PERIOD_STATES, periodStateSql } from '#rules/promotions/periodStates';
import type { CustomFilter } from '../../platform/lists/spec.ts';

export const byPeriodState =
  (table: string): CustomFilter =>
  (value, { now }) => {
    const state = PERIOD_STATES.find((known) => known === value);
    return state === undefined
      ? null
      : { sql: `${periodStateSql(`"${table}"`, '?')} = ?`, values: [now(), now(), state] };
  };
