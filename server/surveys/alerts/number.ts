/**
 * The number of a new alert. Numbers that count up would tell between which two others an alert was raised that nobody may see
 * yet, and so when its customer answered. They follow from the number of the form instead, which only its page knows.
 */
import { createHash } from 'node:crypto';
import type { Db } from '#db';
import { surveyAlerts } from '#db/schema/surveys/alerts';
import { findRow } from '../../platform/records/records.ts';
import type { ResponseRow } from '../answering/find.ts';

const FIRST = 100_000_000;
const LAST = 999_999_999;

export const newAlertId = async (
  tx: Db,
  { surveyId, submissionId }: Pick<ResponseRow, 'surveyId' | 'submissionId'>,
): Promise<number> => {
  const hash = createHash('sha256').update(`${surveyId} ${submissionId}`).digest();
  let id = FIRST + (hash.readUInt32BE(0) % (LAST - FIRST + 1));
  while ((await findRow(tx, surveyAlerts, id)) !== undefined) id = id === LAST ? FIRST : id + 1;
  return id;
};
