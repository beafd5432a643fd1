/** Stores an answer of which nobody can tell whose it is. */
import { randomUUID } from 'node:crypto';
import { EMPTY_SNAPSHOT } from '#contract/surveys/invitations';
import type { Db } from '#db';
import { dayOf, startOfDay } from '#shared/days';
import type { Writer } from '../../platform/records/writer.ts';
import { completeInvitation } from './completeInvitation.ts';
import type { Asked } from './find.ts';
import { insertResponse } from './insertResponse.ts';
import type { Quality } from './quality.ts';
import type { Sending } from './sending.ts';
import { sharedSnapshot } from './sharedSnapshot.ts';

/**
 * Nothing of an anonymous answer says whose it is: no reference, no instant finer than the day, no order, and no part of the
 * snapshot that fewer than five of those who were asked share. The invitation only says that it was used.
 */
export const insertUnlinked = async (
  tx: Db,
  { now, settings: { timeZone } }: Pick<Writer, 'now' | 'settings'>,
  asked: Asked,
  quality: Quality,
  { language, contactWanted, contact, source, channel }: Sending,
): Promise<string> => {
  const { invitation } = asked;
  const day = startOfDay(dayOf(now, timeZone), timeZone);
  if (invitation)
    await completeInvitation(tx, {
      id: invitation.id,
      completedAt: invitation.sentAt ?? invitation.decidedAt,
    });
  const snapshot = invitation
    ? await sharedSnapshot(tx, invitation)
    : { ...EMPTY_SNAPSHOT, channel };
  return insertResponse(
    tx,
    asked,
    {
      submissionId: randomUUID(),
      source,
      language,
      startedAt: day,
      completedAt: day,
      contactWanted,
      contact,
      ...quality,
    },
    snapshot,
  );
};
