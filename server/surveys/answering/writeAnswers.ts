/** Writes the answers of a response. */
import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { prepared } from '#db/prepared';
import { surveyAnswers } from '#db/schema/surveys/responses';
import type { Redacted, Stored } from './rules.ts';

const deleteAnswers = prepared({ responseId: surveyAnswers.responseId }, (q, { responseId }) =>
  q.delete(surveyAnswers).where(eq(surveyAnswers.responseId, responseId)),
);

/** Instead of those that were stored before; `redacted` says by key since when words are taken away. */
export const writeAnswers = async (
  tx: Db,
  responseId: string,
  stored: Stored,
  redacted: Redacted = new Map(),
) => {
  await deleteAnswers(tx, { responseId });
  await insertRows(
    tx,
    surveyAnswers,
    [...stored].map(([key, given]) => {
      const [questionKey = '', rowKey = ''] = key.split('/');
      return {
        id: randomUUID(),
        responseId,
        questionKey,
        rowKey,
        number: typeof given === 'number' ? given : null,
        optionIds: Array.isArray(given) ? [...(given as readonly string[])] : null,
        text: typeof given === 'string' ? given : null,
        isSkipped: given === null && !redacted.has(key),
        redactedAt: redacted.get(key) ?? null,
      };
    }),
  );
};
