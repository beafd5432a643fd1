import { addDays, instantOf, startOfDay } from '#shared/days';

/** The instant at which something ends: at `time` (`HH:mm`) of its last day, or with that day where `time` is ''. */
export const endOf = (lastDay: string, time: string, timeZone: string): number =>
  time === '' || time === '00:00'
    ? startOfDay(addDays(lastDay, 1), timeZone)
    : instantOf(lastDay, time, timeZone);
