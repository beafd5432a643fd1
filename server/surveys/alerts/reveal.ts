/** The address that somebody left to be contacted, without masks. */
import type { AlertReveal } from '#contract/surveys/alerts';
import type { Db } from '#db';
import { surveyAlerts } from '#db/schema/surveys/alerts';
import { rolesThatCan } from '#contract/platform/access';
import { canReveal, canSee } from '#rules/surveys/alerts';
import { recordActivity } from '../../platform/activities/record.ts';
import { conflict, forbidden, notFound } from '../../platform/http/errors.ts';
import { getRow } from '../../platform/records/records.ts';
import type { AlertWriter } from './actions.ts';
import { loadParty } from './reach.ts';
import { alertEntry } from './record.ts';
import { loadContact } from './show.ts';
import { isTold } from './told.ts';

export interface RevealedContact {
  id: number;
  contact: string;
}

/** For those to whom the alert is due; who asked for it and why is recorded in the same transaction. */
export const revealContact = async (
  tx: Db,
  writer: AlertWriter,
  id: number,
  { reason }: AlertReveal,
): Promise<RevealedContact> => {
  const row = await getRow(tx, surveyAlerts, id);
  const party = await loadParty(tx, writer, row);
  if (!canSee(party) || !(await isTold(tx, writer, id))) throw notFound();
  const contact = await loadContact(tx, row);
  if (contact === null) throw conflict('surveyAlerts.errors.noContact');
  if (!canReveal(party, row)) throw forbidden(rolesThatCan('surveyAlerts', 'act'));
  await recordActivity(tx, { ...alertEntry(writer, row), verb: 'reveal', reason });
  return { id, contact };
};
