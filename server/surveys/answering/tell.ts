/** Tells the rest of the console that a survey was answered. */
import type { Db } from '#db';
import type { Writer } from '../../platform/records/writer.ts';
import { afterResponses } from './afterResponses.ts';
import type { Asked } from './find.ts';
import { isAnonymous } from './sending.ts';

export const tellAnswered = async (
  tx: Db,
  writer: Writer,
  asked: Asked,
  id: string,
  { isAmended }: { isAmended: boolean },
) => {
  const known = isAnonymous(asked) ? null : asked.invitation;
  for (const after of afterResponses.parts)
    await after(tx, writer, {
      id,
      surveyId: asked.survey.id,
      invitationId: known?.id ?? null,
      distributionId: asked.distribution.id,
      memberId: known?.memberId ?? null,
      isAmended,
    });
};
