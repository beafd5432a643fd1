/** Stores an answer of which nobody can tell whose it is. */
import { randomUUID } from 'node:crypto';
import { EMPTY_SNAPSHOT } from '#contract/surveys/invitations';
import type { Db } from '#db';
import { dayOf, startOfDay } from '#shared/days';
import type { Writer } from '../../platform/records/writer.ts';
import type { Asked } from './find.ts';
import { insertResponse } from './insertResponse.ts';
import type { Quality } from './quality.ts';
import type { Sending } from './sending.ts';

/**
 * Nothing of an anonymous answer says whose it is: no reference, no instant finer than the day, and nothing of what was known
 * of those who were asked. `mixUsed` marks its invitation.
 */
export const insertUnlinked = async (
  tx: Db,
  { now, settings: { timeZone } }: Pick<Writer, 'now' | 'settings'>,
  asked: Asked,
  quality: Quality,
  { submissionId, language, contactWanted, contact, source, channel }: Sending,
): Promise<string> => {
  const { invitation } = asked;
  const day = startOfDay(dayOf(now, timeZone), timeZone);
  return insertResponse(
    tx,
    asked,
    {
      // The page of an open link made it, and knows nobody; that of an invitation does not leave with the answer.
      submissionId: invitation ? randomUUID() : submissionId,
      source,
      language,
      startedAt: day,
      completedAt: day,
      contactWanted,
      contact,
      ...quality,
    },
    { ...EMPTY_SNAPSHOT, channel: invitation ? null : channel },
  );
};
