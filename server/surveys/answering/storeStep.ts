/** Stores answers with each step, where somebody is known. */
import type { Db } from '#db';
import { surveyInvitations } from '#db/schema/surveys/distributions';
import { updateRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';
import type { Asked } from './find.ts';
import { insertResponse } from './insertResponse.ts';
import type { Stored } from './rules.ts';
import type { Sending } from './sending.ts';
import { writeAnswers } from './writeAnswers.ts';

/** Stores one step of somebody who is known. The caller has checked that the link takes answers, in the same transaction. */
export const storeStep = async (
  tx: Db,
  { now }: Pick<Writer, 'now'>,
  asked: Asked & { invitation: NonNullable<Asked['invitation']> },
  stored: Stored,
  { language, beganAt }: Pick<Sending, 'language' | 'beganAt'>,
): Promise<string> => {
  const { invitation, response } = asked;
  if (invitation.startedAt === null)
    await updateRow(tx, surveyInvitations, invitation.id, { startedAt: now });
  const id =
    response?.id ??
    (await insertResponse(
      tx,
      asked,
      {
        // One for each invitation, whatever a form says.
        submissionId: `invitation-${invitation.id}`,
        language,
        invitationId: invitation.id,
        memberId: invitation.memberId,
        subjectKind: invitation.subjectKind,
        subjectId: invitation.subjectId,
        startedAt: Math.min(beganAt, now),
      },
      invitation.snapshot,
    ));
  await writeAnswers(tx, id, stored);
  return id;
};
