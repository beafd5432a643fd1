/** What keeps a member from an entry, as the answer says it. */
import type { EntryLimit } from '#contract/promotions/memberActivities';
import { message } from '#shared/fields';
import { conflict } from '../../platform/http/errors.ts';
import { entryWords } from '../memberActivities/words.ts';

export const limitError = (limit: EntryLimit) =>
  limit.kind === 'perMember'
    ? message(`memberEntries.errors.limits.perMember${limit.period === 'ever' ? 'Ever' : ''}`, {
        smart_count: limit.times,
      })
    : message(`memberEntries.errors.limits.${limit.kind}`, {});

/** With the limit as data, and in words for shoppers. */
export const refuseEntering = (limit: EntryLimit, timeZone: string) => {
  const error = limitError(limit);
  return conflict(error, {
    errors: { activity: error },
    limit,
    words: entryWords(limit, timeZone),
  });
};
