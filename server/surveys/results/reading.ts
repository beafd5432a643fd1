import type { Db } from '#db';
import { surveys } from '#db/schema/surveys/surveys';
import type { Context } from '../../platform/http/context.ts';
import { getRow, recordId } from '../../platform/records/records.ts';

/** Each answer is one consistent view of one survey. */
export const readingOne = async <T>(
  context: Context,
  id: string | undefined,
  read: (db: Db, surveyId: number) => Promise<T>,
): Promise<T> =>
  context.connection.readSnapshot(async (db) => {
    const { id: surveyId } = await getRow(db, surveys, recordId(id));
    return read(db, surveyId);
  });
