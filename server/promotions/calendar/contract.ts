/** The period that the calendar of promotions shows. */
import * as z from 'zod';
import { instant } from '#shared/fields';

export const CalendarInput = z
  .strictObject({ from: instant(), to: instant() })
  .refine(({ from, to }) => from < to, {
    error: 'promotions.errors.endsBeforeStart',
    path: ['to'],
  });
