/** What results of a survey may show by whether it tells who answered. */
import type { IdentityMode } from '#contract/surveys/surveys';
import type { Compared } from '#contract/surveys/results';
import type { Db } from '#db';
import { surveys } from '#db/schema/surveys/surveys';
import { getRow } from '../../platform/records/records.ts';
import { LEAST_SHOWN } from '../statistics/cells.ts';
import { toldMonths, untoldFrom } from '../toldMonths/rules.ts';
import type { Months } from './rules.ts';

/** The least number of answers of a figure that is shown. */
export const leastShown = (mode: IdentityMode): number => (mode === 'identified' ? 1 : LEAST_SHOWN);

export const loadLeastShown = async (db: Db, surveyId: number): Promise<number> =>
  leastShown((await getRow(db, surveys, surveyId)).identityMode);

/** Each period without what is of too few answers; then there is nothing to compare. */
export const withoutFew = <Row extends Compared>(row: Row, least: number): Row => {
  const [now, before] = [row.now, row.before].map((figure) =>
    figure !== null && figure.n < least ? null : figure,
  );
  return now === row.now && before === row.before
    ? row
    : { ...row, now: now ?? null, before: before ?? null, change: null };
};

export interface ReadAt {
  now: number;
  timeZone: string;
}
/** The months of which figures are told: of surveys that do not tell who answered, only those that are over. */
export const monthsTold = (months: Months, least: number, { now, timeZone }: ReadAt): Months =>
  least === 1 ? months : toldMonths(months, untoldFrom(now, timeZone));
