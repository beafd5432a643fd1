/** Masks personal data in the activity log for those who may not see it. */
import { Hook } from '#shared/hook';
import type { Context } from '../http/context.ts';

/** Personal fields of a resource: who sees them in the clear, and what everybody else sees. */
export interface PersonalFields {
  resource: string;
  isVisibleTo: (context: Context) => boolean;
  mask: (fields: Record<string, unknown>) => Record<string, unknown>;
}

/** Every domain's resources with personal fields. */
export const personalFields = new Hook<PersonalFields>('personal');
