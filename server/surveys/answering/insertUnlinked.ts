/** Stores an answer of which nobody can tell whose it is. */
import { randomUUID } from 'node:crypto';
import { EMPTY_SNAPSHOT } from '#contract/surveys/invitations';
import type { Db } from '#db';
import { statement } from '#db/statements';
import { dayOf, startOfDay } from '#shared/days';
import type { Writer } from '../../platform/records/writer.ts';
import type { Asked, InvitationRow } from './find.ts';
import { insertResponse } from './insertResponse.ts';
import type { Quality } from './quality.ts';
import type { Sending } from './sending.ts';

/** An invitation says only that it was used: when it was answered or reminded of would narrow down which answer is its own. */
const markUsed = statement(
  'update survey_invitations set completed_at = coalesce(sent_at, decided_at), reminded_at = null where id = ?',
);
/** PostgreSQL shows in which transaction a row was written last: others that were used are written in the same one. */
const MIXED = 50;
const mix = statement(
  `update survey_invitations set completed_at = completed_at where id in (
     select id from survey_invitations where distribution_id = ? and completed_at is not null
     order by random() limit ${MIXED})`,
);
const spend = async (tx: Db, { id, distributionId }: InvitationRow) => {
  await markUsed(tx, id);
  await mix(tx, distributionId);
};

/**
 * Nothing of an anonymous answer says whose it is: no reference, no instant finer than the day, and nothing of what was known
 * of those who were asked.
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
  if (invitation) await spend(tx, invitation);
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
