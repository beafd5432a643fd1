/** The two notices to a member who is inactive, and what became of them. */
import type { Db } from '#db';
import { addDays, dayOf, startOfDay } from '#shared/days';
import { POINTS_RESET } from '../notices/kinds.ts';
import { loadOutcomes, type MessageOutcome } from '../../platform/messages/outcomes.ts';
import { recordMessages } from '../../platform/messages/recordMessages.ts';
import type { Writer } from '../../platform/records/writer.ts';
import type { NoticeMade, NoticeState, Round } from './rules.ts';
import type { RoundRow } from './rounds.ts';

const keyOf = ({ id }: Pick<RoundRow, 'id'>, number: 1 | 2) => `${id}/${number}`;

export interface NewNotice {
  round: Pick<RoundRow, 'id' | 'memberId'>;
  number: 1 | 2;
  points: number;
  clearedOn: string;
}
/** Sent until the day on which the points would be cleared. */
export const recordNotices = async (
  tx: Db,
  writer: Writer,
  notices: readonly NewNotice[],
): Promise<void> => {
  const { now, settings } = writer;
  await recordMessages(
    tx,
    writer,
    POINTS_RESET,
    notices.map(({ round, number, points, clearedOn }) => ({
      memberId: round.memberId,
      key: keyOf(round, number),
      at: now,
      until: startOfDay(clearedOn, settings.timeZone),
      variables: { points: { count: points }, lastDay: { day: addDays(clearedOn, -1) } },
    })),
  );
};

const stateOf = (outcome: MessageOutcome | undefined, timeZone: string): NoticeState => {
  if (outcome?.status === 'waiting') return { kind: 'waiting' };
  return outcome?.handedOverAt
    ? { kind: 'left', day: dayOf(outcome.handedOverAt, timeZone) }
    : { kind: 'unsent' };
};

/** What became of the notices of rounds. */
export const loadRounds = async (
  db: Db,
  rows: readonly RoundRow[],
  timeZone: string,
): Promise<(row: RoundRow) => Round> => {
  const outcomeOf = await loadOutcomes(
    db,
    POINTS_RESET,
    rows.flatMap((row) => [keyOf(row, 1), keyOf(row, 2)]),
  );
  const made = (row: RoundRow, number: 1 | 2, at: number): NoticeMade => ({
    day: dayOf(at, timeZone),
    state: stateOf(outcomeOf(keyOf(row, number)), timeZone),
  });
  return (row) => ({
    first:
      row.firstLeftOn === null
        ? made(row, 1, row.firstAt)
        : { day: dayOf(row.firstAt, timeZone), state: { kind: 'left', day: row.firstLeftOn } },
    second: row.secondAt === null ? null : made(row, 2, row.secondAt),
  });
};
