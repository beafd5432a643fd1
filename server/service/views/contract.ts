import * as z from 'zod';
import { count } from '#shared/fields';

/** The views that everybody has, in the order of the screen. */
export const SHARED_VIEWS = [
  'mine',
  'unassigned',
  'overdue',
  'dueSoon',
  'allOpen',
  'waitingOnCustomer',
  'onHold',
  'resolvedToday',
] as const;
export type SharedView = (typeof SHARED_VIEWS)[number];

export const ViewCount = z.object({ key: z.enum(SHARED_VIEWS), tickets: count(0, 2_147_483_647) });
export type ViewCount = z.infer<typeof ViewCount>;
