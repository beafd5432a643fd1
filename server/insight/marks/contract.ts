/** What began within a period and may explain a figure: campaigns, and price batches that took effect. */
import * as z from 'zod';
import { daysBetween } from '#shared/days';
import { day } from '#shared/fields';

const MAX_DAYS = 3660;

/** Business days; `from` is included, `to` is excluded. */
export const MarkQuery = z
  .strictObject({ from: day(), to: day() })
  .refine(({ from, to }) => from < to, { path: ['to'], error: 'kpis.errors.range' })
  .refine(({ from, to }) => daysBetween(from, to) <= MAX_DAYS, {
    path: ['from'],
    error: 'kpis.errors.tooLong',
  });
export type MarkQuery = z.infer<typeof MarkQuery>;

export type MarkKind = 'campaigns' | 'priceBatches';

export interface Mark {
  /** The resource of the record. */
  kind: MarkKind;
  id: number;
  name: string;
  /** The business day on which it began. */
  day: string;
  /** A price batch that reverts another one and has its name. */
  isRevert?: boolean;
}
export interface Marks {
  /** In order of their days. */
  marks: Mark[];
  /** Whether there are more than are told. */
  hasMore: boolean;
}
