/** Masks personal data in the activity log for callers who may not see it. */
import { Hook } from '#shared/hook';
import type { Context } from '../http/context.ts';

/** Personal fields of a resource: who sees them without masks, and the mask for everyone else. */
export interface PersonalFields {
  resource: string;
  isVisibleTo: (context: Context) => boolean;
  mask: (fields: Record<string, unknown>) => Record<string, unknown>;
}

/** Resources with personal fields, from every domain. */
export const personalFields = new Hook<PersonalFields>('personal');
