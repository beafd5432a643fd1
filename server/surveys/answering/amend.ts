/** Changes an answer that was sent. */
import type { Db } from '#db';
import { surveyResponses } from '#db/schema/surveys/responses';
import { updateRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { addScores, removeScores } from '../scores/apply.ts';
import { amendableUntil } from './ended.ts';
import { type Asked, loadRedacted } from './find.ts';
import { onPath, type Stored, withoutRedacted } from './rules.ts';
import type { Sending } from './sending.ts';
import { tellAnswered } from './tell.ts';
import { topicsIn } from './topicsIn.ts';
import { writeAnswers } from './writeAnswers.ts';

/** The last answer counts, from the instant of the first; false once it is too late. */
export const amend = async (
  tx: Db,
  writer: Writer,
  asked: Asked,
  stored: Stored,
  { contactWanted, contact, language, beganAt }: Sending,
): Promise<boolean> => {
  const { response, version } = asked;
  const until = amendableUntil(response);
  if (response === null || until === null || writer.now >= until) return false;
  const { answers, redacted } = withoutRedacted(
    onPath(version.definition, stored),
    await loadRedacted(tx, response.id),
    beganAt,
  );
  await removeScores(tx, [response.id]);
  await updateRow(tx, surveyResponses, response.id, {
    revision: response.revision + 1,
    contactWanted,
    contact,
    language,
    topics: topicsIn(answers),
    // Who takes words away has to have read those that stand there now.
    version: response.version + 1,
  });
  await writeAnswers(tx, response.id, answers, redacted);
  await addScores(tx, [response.id]);
  await tellAnswered(tx, writer, asked, response.id, { isAmended: true });
  return true;
};
