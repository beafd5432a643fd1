/** Whether members come back and buy, month by month, and how long they sign in day after day. */

/** The months shown, up to that of the period's last day. */
export const HABIT_MONTHS = 12;
/** Who bought in so many months before a month and not until its end has churned. */
export const CHURN_MONTHS = 3;

/** What the owner aims at: rates in basis points, orders per buyer in hundredths. Churn is to be below. */
export const HABITS = ['returnVisits', 'orderFrequency', 'churn'] as const;
export type Habit = (typeof HABITS)[number];
export const HABIT_TARGETS: Record<Habit, number> = {
  returnVisits: 7_000,
  orderFrequency: 200,
  churn: 500,
};

/** A figure of a month: so many of so many. Null where its sources do not cover it. */
export interface Ratio {
  part: number;
  whole: number;
}
export interface HabitMonth extends Record<Habit, Ratio | null> {
  /** Its first day, that of the month before, and that of the first month in which a buyer may have churned. */
  month: string;
  previous: string;
  oldest: string;
  /** The first day after it. */
  next: string;
  /** False while the month has not ended. */
  complete: boolean;
}
export interface HabitReport {
  readAt: number;
  timeZone: string;
  /** First days on record, null without any. */
  ordersFrom: string | null;
  visitsFrom: string | null;
  months: HabitMonth[];
}

/** The shortest streak of each band; the last one is open. */
export const STREAK_BANDS = [1, 2, 4, 7, 14] as const;
export interface StreakBand {
  from: number;
  /** Null: open. */
  to: number | null;
  members: number;
}
