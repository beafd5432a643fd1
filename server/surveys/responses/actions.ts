/** What staff do with a response: name what it is about, and take words away. */
import type { ResponseRedaction, ResponseTags } from '#contract/surveys/responses';
import { and, eq, isNotNull } from 'drizzle-orm';
import type { Db } from '#db';
import { prepared } from '#db/prepared';
import { surveyAnswers, surveyResponses } from '#db/schema/surveys/responses';
import { surveys } from '#db/schema/surveys/surveys';
import { localize } from '#shared/localization';
import { recordActivity } from '../../platform/activities/record.ts';
import { invalid } from '../../platform/http/errors.ts';
import { checkVersion, getRow, updateRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';
import type { ResponseRow } from './load.ts';

const entryOf = async (tx: Db, { actor, now, settings }: Writer, response: ResponseRow) => ({
  actor,
  at: now,
  resource: 'surveyResponses',
  recordId: response.id,
  recordName: localize((await getRow(tx, surveys, response.surveyId)).names, settings.language),
});

export const tagResponse = async (
  tx: Db,
  writer: Writer,
  id: string,
  { tags: typed, version }: ResponseTags,
): Promise<void> => {
  const before = await getRow(tx, surveyResponses, id);
  checkVersion(before, version);
  const tags = [...new Set(typed)];
  await updateRow(tx, surveyResponses, id, { tags, version: before.version + 1 });
  await recordActivity(tx, {
    ...(await entryOf(tx, writer, before)),
    verb: 'tag',
    before: { tags: before.tags },
    after: { tags },
  });
};

const withWords = prepared(
  { responseId: surveyAnswers.responseId, questionKey: surveyAnswers.questionKey },
  (q, { responseId, questionKey }) =>
    q
      .select({ id: surveyAnswers.id })
      .from(surveyAnswers)
      .where(
        and(
          eq(surveyAnswers.responseId, responseId),
          eq(surveyAnswers.questionKey, questionKey),
          isNotNull(surveyAnswers.text),
        ),
      ),
);

/** Only words: scores stay, and with them all figures. */
export const redactResponse = async (
  tx: Db,
  writer: Writer,
  id: string,
  { questionKey, reason, version }: ResponseRedaction,
): Promise<void> => {
  const before = await getRow(tx, surveyResponses, id);
  checkVersion(before, version);
  const [answer] = await withWords(tx, { responseId: id, questionKey });
  if (!answer) throw invalid({ questionKey: 'surveyResponses.errors.noWords' });
  await updateRow(tx, surveyAnswers, answer.id, { text: null, redactedAt: writer.now });
  await updateRow(tx, surveyResponses, id, { version: before.version + 1 });
  await recordActivity(tx, {
    ...(await entryOf(tx, writer, before)),
    verb: 'redact',
    after: { questionKey },
    reason,
  });
};
