/** What an answer sets off: an alert, or of a recovery question what became of the one that it is about. */
import type { AfterResponse } from '../answering/afterResponses.ts';
import { raiseAlert } from '../alerts/raise.ts';
import { followRecovery } from './follow.ts';

export const alertAfterAnswers: AfterResponse = async (tx, writer, { id, invitationId }) => {
  if (invitationId !== null && (await followRecovery(tx, writer, { id, invitationId }))) return;
  await raiseAlert(tx, writer, id, { at: writer.now });
};
