/** What keeps a member from an entry, as the answer says it. */
import type { EntryLimit } from '#contract/promotions/memberActivities';
import { message } from '#shared/fields';
import { conflict } from '../../platform/http/errors.ts';
import { entryWords } from '../memberActivities/words.ts';

export const limitError = (limit: EntryLimit) =>
  message(
    `memberEntries.errors.limits.${limit.kind}`,
    limit.kind === 'perMember' ? { smart_count: limit.times } : {},
  );

/** With the limit as data, and in words for shoppers. */
export const refuseEntering = (limit: EntryLimit, timeZone: string) => {
  const error = limitError(limit);
  return conflict(error, {
    errors: { activity: error },
    limit,
    words: entryWords(limit, timeZone),
  });
};
