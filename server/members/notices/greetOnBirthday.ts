/** Wishes members a happy birthday, once a year and in the morning. */
import type { Db } from '#db';
import { instantOf } from '#shared/days';
import { recordMessages } from '../../platform/messages/recordMessages.ts';
import type { Writer } from '../../platform/records/writer.ts';
import type { Birthday } from '../rewards/afterBirthdays.ts';
import { BIRTHDAY } from './kinds.ts';
import { greetedUntil, NOTICE_TIME } from './rules.ts';

export const greetOnBirthday = async (
  tx: Db,
  writer: Writer,
  birthdays: readonly Birthday[],
): Promise<void> => {
  const { timeZone } = writer.settings;
  await recordMessages(
    tx,
    writer,
    BIRTHDAY,
    birthdays.map(({ memberId, day, at }) => ({
      memberId,
      key: `${memberId}/${day.slice(0, 4)}`,
      at: Math.max(at, instantOf(day, NOTICE_TIME, timeZone)),
      until: greetedUntil(day, timeZone),
      variables: {},
    })),
  );
};
