/** The state of what is offered for a time (campaigns, member activities, points rewards). It changes by time alone. Pure. */
export const PERIOD_STATES = ['planned', 'current', 'over', 'archived'] as const;
export type PeriodState = (typeof PERIOD_STATES)[number];

export interface Period {
  /** UTC ms, half-open; null for no bound. */
  startsAt: number | null;
  endsAt: number | null;
  archivedAt: number | null;
}

export const periodState = ({ startsAt, endsAt, archivedAt }: Period, now: number): PeriodState => {
  if (archivedAt !== null) return 'archived';
  if (startsAt !== null && now < startsAt) return 'planned';
  return endsAt !== null && endsAt <= now ? 'over' : 'current';
};

/** The same as SQL over rows of a table by this name; `now` is an expression or a parameter. */
export const periodStateSql = (row: string, now: string): string =>
  `case when ${row}.archived_at is not null then 'archived' when ${now} < ${row}.starts_at then 'planned'
    when ${row}.ends_at <= ${now} then 'over' else 'current' end`;
