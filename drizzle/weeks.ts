/** Calendar arithmetic in SQL, which differs between the two databases. */
import { dialectOf } from './driver.ts';

/** SQL for the first day of the week of `day` (an expression of text YYYY-MM-DD); weeks start on ISO weekday 1 to 7. */
export const weekStartOf = (db: object, day: string, weekStart: number): string =>
  dialectOf(db).weekStartOf(day, weekStart);
