/** Somebody who began with one version ends with it, although a newer one was published meanwhile. */
import type { Db } from '#db';
import { surveyVersions } from '#db/schema/surveys/surveys';
import { findRow } from '../../platform/records/records.ts';
import { MAX_ID } from '#shared/fields';
import type { Asked } from './find.ts';

export const withVersion = async (db: Db, asked: Asked, versionId: number): Promise<Asked> => {
  if (asked.invitation !== null || versionId === asked.version.id) return asked;
  if (!Number.isInteger(versionId) || versionId <= 0 || versionId > MAX_ID) return asked;
  const version = await findRow(db, surveyVersions, versionId);
  return version && version.surveyId === asked.survey.id && version.publishedAt !== null
    ? { ...asked, version }
    : asked;
};
