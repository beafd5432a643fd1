/** Calendar arithmetic that the two databases spell differently. */
import type { Dialect } from './kit.ts';

/** SQL for the first day of the week of `day` (an expression of text YYYY-MM-DD); weeks start on ISO weekday 1 to 7. */
export const weekStartOf = (dialect: Dialect, day: string, weekStart: number): string => {
  const shift = 7 - (weekStart % 7);
  return dialect === 'sqlite'
    ? `date(${day}, '-' || ((cast(strftime('%w', ${day}) as integer) + ${shift}) % 7) || ' days')`
    : `to_char(${day}::date - ((extract(dow from ${day}::date)::integer + ${shift}) % 7), 'YYYY-MM-DD')`;
};
