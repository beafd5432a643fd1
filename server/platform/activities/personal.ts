/** Masks personal data in the activity log for callers who may not see it. */
import { Hook } from '#shared/hook';
import type { Context } from '../http/context.ts';

/** Personal data in what an entry says before and after, whatever its resource: a filter may hold a phone number. */
export interface PersonalFields {
  isVisibleTo: (context: Context) => boolean;
  /** Masks it at any depth. */
  mask: (fields: unknown) => unknown;
}

/** Personal data of every domain. */
export const personalFields = new Hook<PersonalFields>('personal');
