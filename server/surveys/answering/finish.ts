/** Stores a whole answer, and what it adds to the figures. */
import { EMPTY_SNAPSHOT } from '#contract/surveys/invitations';
import type { Db } from '#db';
import { surveyResponses } from '#db/schema/surveys/responses';
import { updateRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { giveIncentive } from '../incentives/give.ts';
import { mixUsed } from '../incentives/mixUsed.ts';
import { addScores } from '../scores/apply.ts';
import { freezeSurvey } from '../surveys/freeze.ts';
import { completeInvitation } from './completeInvitation.ts';
import type { Asked, InvitationRow } from './find.ts';
import { insertResponse } from './insertResponse.ts';
import { insertUnlinked } from './insertUnlinked.ts';
import { type Quality, qualityOf, qualityReasons } from './quality.ts';
import { onPath, type Stored } from './rules.ts';
import { isAnonymous, isKept, type Sending } from './sending.ts';
import { storeStep } from './storeStep.ts';
import { isSubmitted } from './submitted.ts';
import { tellAnswered } from './tell.ts';
import { topicsIn } from './topicsIn.ts';
import { writeAnswers } from './writeAnswers.ts';

const finishKept = async (
  tx: Db,
  { now }: Pick<Writer, 'now'>,
  asked: Asked & { invitation: InvitationRow },
  { answers, quality }: { answers: Stored; quality: Quality },
  sending: Sending,
): Promise<string> => {
  const { invitation } = asked;
  const { contactWanted, contact, language } = sending;
  const id = await storeStep(tx, { now }, asked, answers, sending);
  await completeInvitation(tx, { id: invitation.id, completedAt: now });
  await updateRow(tx, surveyResponses, id, {
    completedAt: now,
    contactWanted,
    contact,
    language,
    ...quality,
  });
  return id;
};

const insertOpen = (
  tx: Db,
  { now }: Pick<Writer, 'now'>,
  asked: Asked,
  quality: Quality,
  { submissionId, language, beganAt, source, channel, contactWanted, contact }: Sending,
) =>
  insertResponse(
    tx,
    asked,
    {
      submissionId,
      source,
      language,
      startedAt: Math.min(beganAt, now),
      completedAt: now,
      contactWanted,
      contact,
      ...quality,
    },
    { ...EMPTY_SNAPSHOT, channel },
  );

/**
 * Stores the whole answer, once however often it is sent. The caller has checked in the same transaction that the link takes
 * answers and that no required one is missing.
 */
export const finish = async (
  tx: Db,
  writer: Writer,
  asked: Asked,
  stored: Stored,
  sending: Sending,
): Promise<void> => {
  const { invitation, response, survey, version, distribution } = asked;
  if (!isKept(asked) && (await isSubmitted(tx, survey.id, sending.submissionId))) return;
  const answers = onPath(version.definition, stored);
  const beganAt = Math.min(response?.startedAt ?? sending.beganAt, writer.now);
  const quality = qualityOf(
    qualityReasons(version.definition, answers, {
      ms: writer.now - beganAt,
      isRepeated: sending.isRepeated,
      isInvited: invitation !== null,
    }),
  );
  await freezeSurvey(tx, { id: survey.id, frozenAt: distribution.startedAt ?? writer.now });
  let id: string;
  if (isAnonymous(asked)) id = await insertUnlinked(tx, writer, asked, quality, sending);
  else if (invitation)
    id = await finishKept(tx, writer, { ...asked, invitation }, { answers, quality }, sending);
  else id = await insertOpen(tx, writer, asked, quality, sending);
  await writeAnswers(tx, id, answers);
  await updateRow(tx, surveyResponses, id, { topics: topicsIn(answers) });
  await addScores(tx, [id]);
  await giveIncentive(tx, writer, asked, {
    isWithout: sending.isWithout,
    isUnlinked: isAnonymous(asked),
  });
  if (invitation && isAnonymous(asked)) await mixUsed(tx, invitation);
  await tellAnswered(tx, writer, asked, id, { isAmended: false });
};
