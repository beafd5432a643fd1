/** Days that move with the calendar, as filters and saved views hold them: `today-6`, `month-1`. Pure. */
import { addDays, addMonths, monthOf } from './days.ts';

export interface RelativeDay {
  /** From today, or from the first day of this month. */
  unit: 'today' | 'month';
  /** Days, or months, later; negative for earlier. */
  offset: number;
}

const PATTERN = /^(today|month)([+-]\d{1,3})?$/;

/** Null for anything else, a calendar day included. */
export const parseRelativeDay = (value: unknown): RelativeDay | null => {
  const [, unit, offset] = (typeof value === 'string' && PATTERN.exec(value)) || [];
  return unit ? { unit: unit as RelativeDay['unit'], offset: Number(offset ?? 0) } : null;
};

/** The business day that it means today. */
export const resolveRelativeDay = ({ unit, offset }: RelativeDay, today: string): string =>
  unit === 'today' ? addDays(today, offset) : addMonths(monthOf(today), offset);

/** Ranges by name, the first day in and the first day out, as filters hold them. */
export const RELATIVE_RANGES = {
  today: ['today', 'today+1'],
  yesterday: ['today-1', 'today'],
  last7Days: ['today-6', 'today+1'],
  last30Days: ['today-29', 'today+1'],
  thisMonth: ['month', 'month+1'],
  lastMonth: ['month-1', 'month'],
} as const satisfies Record<string, readonly [from: string, until: string]>;
export type RelativeRange = keyof typeof RELATIVE_RANGES;
