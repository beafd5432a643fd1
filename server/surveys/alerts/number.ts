/**
 * The number of a new alert. Numbers that count up would tell between which two others an alert was raised that nobody may see
 * yet, and so when its customer answered.
 */
import { createHash, randomInt } from 'node:crypto';
import type { IdentityMode } from '#contract/surveys/surveys';
import type { Db } from '#db';
import { surveyAlerts } from '#db/schema/surveys/alerts';
import { findRow } from '../../platform/records/records.ts';
import type { ResponseRow } from '../answering/find.ts';

const FIRST = 100_000_000;
const LAST = 999_999_999;

/** Where it is known who answered it may follow from the invitation; elsewhere that would name the customer. */
const drawn = (mode: IdentityMode, { surveyId, submissionId }: Submitted): number => {
  if (mode !== 'identified') return randomInt(FIRST, LAST + 1);
  const hash = createHash('sha256').update(`${surveyId} ${submissionId}`).digest();
  return FIRST + (hash.readUInt32BE(0) % (LAST - FIRST + 1));
};

type Submitted = Pick<ResponseRow, 'surveyId' | 'submissionId'>;
export const newAlertId = async (
  tx: Db,
  mode: IdentityMode,
  response: Submitted,
): Promise<number> => {
  let id = drawn(mode, response);
  while ((await findRow(tx, surveyAlerts, id)) !== undefined) id = id === LAST ? FIRST : id + 1;
  return id;
};
