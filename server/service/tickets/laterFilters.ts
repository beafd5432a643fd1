/** Filters of the list of tickets that later features of the domain answer. */
import { Hook } from '#shared/hook';
import type { CustomFilter } from '../../platform/lists/spec.ts';

/** Which tickets the caller is to review. */
export const ticketsToReview = new Hook<CustomFilter>('ticketsToReview');

export const toReview: CustomFilter = (value, context, filter) =>
  ticketsToReview.parts[0]?.(value, context, filter) ?? null;
