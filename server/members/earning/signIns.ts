/**
 * Rewards signing in, once a day. A day that is told late makes the days after it later ones of their ladder: what they were
 * given too little is given, and what was too much is taken back, so that every order of arrival ends alike.
 */
import type { Db } from '#db';
import type { Writer } from '../../platform/records/writer.ts';
import { withLosses } from '../earnRules/takenBack.ts';
import { correctionsOf } from './correctSignIns.ts';
import { give } from './give.ts';
import type { Happening } from './eventGifts.ts';
import { awardHappenings } from './happenings.ts';
import { type ChangedDay, loadChanged, saveDays, type SignIn } from './signInDays.ts';
import { lossesOf, takeBack } from './takeBack.ts';
import type { Programme } from './versions.ts';

const toHappening = (row: ChangedDay): Happening => ({
  memberId: row.memberId,
  trigger: 'sign_in',
  subject: null,
  at: row.occurredAt,
  channel: row.channel,
  source: 'event',
  sourceId: row.eventExternalId,
  streak: row.streak,
  before: row.awards ?? [],
  groups: row.groups,
});

/** `made`: events that happened while a programme was in force, in the order in which they happened. */
export const rewardSignIns = async (
  tx: Db,
  writer: Writer,
  programme: Programme,
  made: readonly SignIn[],
): Promise<void> => {
  if (made.length === 0) return;
  const { timeZone } = writer.settings;
  const changed = await loadChanged(tx, writer, programme, made);
  // Of days from before it was kept nothing is known of what was given for them.
  const rowOf = new Map(
    changed.flatMap((row) => (row.awards === null ? [] : [[toHappening(row), row] as const])),
  );
  const awarded = await awardHappenings(tx, programme, [...rowOf.keys()], timeZone);
  const corrections = new Map(
    awarded.flatMap((one) => {
      const row = rowOf.get(one.happening);
      return row ? [[row, correctionsOf(one, row, timeZone)] as const] : [];
    }),
  );
  const all = [...corrections.values()];
  await give(
    tx,
    writer,
    all.flatMap(({ gifts }) => gifts),
    programme.budgeted,
  );
  const lost = await takeBack(
    tx,
    writer,
    all.flatMap(({ taken }) => taken),
  );
  await saveDays(
    tx,
    changed.map((row) => {
      const correction = corrections.get(row);
      if (!correction) return row;
      const { kept, taken } = correction;
      return { ...row, ...kept, awards: withLosses(kept.awards, lossesOf(taken, lost)) };
    }),
  );
};
