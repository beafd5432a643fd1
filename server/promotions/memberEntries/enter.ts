/** A member enters an activity: limits, the draw and what is given are one transaction. */
import { eq } from 'drizzle-orm';
import type { Db } from '#db';
import { insertRows } from '#db/bulk';
import { prepared } from '#db/prepared';
import { members } from '#db/schema/members/members';
import { memberActivities, memberEntries } from '#db/schema/promotions/memberActivities';
import { hashOfAddress } from '#rules/platform/pictures';
import { refuseErasedIn } from '../../members/erased/refuse.ts';
import { loadPeople } from '../../members/people/load.ts';
import { loadProgramme } from '../../members/programme/load.ts';
import { recordActivity } from '../../platform/activities/record.ts';
import { conflict, invalid } from '../../platform/http/errors.ts';
import { findRow, getRow, updateRow } from '../../platform/records/records.ts';
import type { Writer } from '../../platform/records/writer.ts';
import { newNonce } from '../memberActivities/draw.ts';
import { prizeLeft } from '../memberActivities/prizeLeft.ts';
import type { MemberActivityRow } from '../memberActivities/record.ts';
import type { Asking } from '../quotes/held/holder.ts';
import { type Drawn, drawPrize } from './drawPrize.ts';
import { writeEntryEvent } from './event.ts';
import { giveCode, givePoints, type Value } from './give.ts';
import { activityEntry, type EntryRow, findFile, loadEntry } from './record.ts';
import { refuseEntering } from './refusals.ts';
import { openStanding, type Standing } from './standing.ts';

export interface Entering {
  externalId: string | null;
  memberId: number;
  activityId: number;
  occurredAt: number;
  channel: string | null;
  text: string | null;
  pictureUrl: string | null;
}
/**
 * `owner`: the connection to which the cached promotions belong. `nonce`: what makes a draw random; the demo store passes its
 * own, so that it is the same on every machine.
 */
export type EntryWriter = Writer & Pick<Asking, 'owner'> & { nonce?: () => string };

const byExternalId = prepared({ externalId: memberEntries.externalId }, (q, { externalId }) =>
  q
    .select({ id: memberEntries.id })
    .from(memberEntries)
    .where(eq(memberEntries.externalId, externalId)),
);

/** The file of a picture that was uploaded here. */
const fileOf = async (tx: Db, url: string | null): Promise<number | null> => {
  if (url === null) return null;
  const hash = hashOfAddress(url);
  const fileId = hash === null ? null : await findFile(tx, hash);
  if (fileId === null) throw invalid({ pictureUrl: 'memberEntries.errors.pictureElsewhere' });
  return fileId;
};

/** The earlier entry with this id of the store; 409 where it was another one. */
const findEarlier = async (
  tx: Db,
  { externalId, memberId, activityId, text, pictureUrl }: Entering,
): Promise<EntryRow | null> => {
  const [known] = externalId === null ? [] : await byExternalId(tx, { externalId });
  if (!known) return null;
  const row = await getRow(tx, memberEntries, known.id);
  const { primaryOf } = await loadPeople(tx, [row.memberId, memberId]);
  const isSame =
    primaryOf(row.memberId) === primaryOf(memberId) &&
    row.activityId === activityId &&
    row.text === text &&
    row.fileId === (await fileOf(tx, pictureUrl));
  if (isSame) return row;
  const error = 'memberEntries.errors.otherRequest';
  throw conflict(error, { errors: { externalId: error } });
};

const checkContent = ({ kind }: MemberActivityRow, { text, pictureUrl }: Entering) => {
  const isContest = kind === 'contest';
  if (isContest && text === null && pictureUrl === null)
    throw invalid({ text: 'memberEntries.errors.nothingSent' });
  if (isContest) return;
  if (text !== null) throw invalid({ text: 'memberEntries.errors.noContest' });
  if (pictureUrl !== null) throw invalid({ pictureUrl: 'memberEntries.errors.noContest' });
};

const NOTHING: Value = { points: null, batchId: null };
/** What the entry gives at once. */
const valueOf = (activity: MemberActivityRow, drawn: Drawn | null): Value => {
  if (activity.kind === 'draw') return drawn?.prize ?? NOTHING;
  return activity.kind === 'contest' ? NOTHING : activity;
};

const insertEntry = async (
  tx: Db,
  writer: EntryWriter,
  activity: MemberActivityRow,
  asked: Entering & { memberChannel: string | null },
  standing: Standing,
): Promise<EntryRow> => {
  const { memberId, memberChannel, externalId, occurredAt, text, pictureUrl } = asked;
  const { actor, now } = writer;
  const number = activity.lastNumber + 1;
  const hasProgramme = (await loadProgramme(tx, occurredAt)) !== null;
  const isLeft = async (prize: NonNullable<Drawn['prize']>) =>
    (await prizeLeft(prize, standing.codesOf, hasProgramme)) !== 0;
  const drawn =
    activity.kind === 'draw'
      ? await drawPrize(tx, activity, { number, nonce: (writer.nonce ?? newNonce)() }, isLeft)
      : null;
  const value = valueOf(activity, drawn);
  const row = {
    externalId,
    activityId: activity.id,
    memberId,
    number,
    state: activity.kind === 'contest' ? ('waiting' as const) : ('entered' as const),
    level: standing.level,
    enteredAt: occurredAt,
    channel: asked.channel ?? memberChannel,
    nonce: drawn?.nonce ?? null,
    roll: drawn?.roll ?? null,
    landedId: drawn?.landedId ?? null,
    prizeId: drawn?.prize?.id ?? null,
    points: value.points,
    couponId: await giveCode(tx, writer, value, memberId),
    text,
    fileId: await fileOf(tx, pictureUrl),
    actorKind: actor.kind,
    actorName: actor.name,
    createdAt: now,
    updatedAt: now,
  };
  const [id = 0] = await insertRows(tx, memberEntries, [row], { returning: true });
  await updateRow(tx, memberActivities, activity.id, {
    entryCount: activity.entryCount + 1,
    lastNumber: number,
  });
  return getRow(tx, memberEntries, id);
};

/** Done once for each id of the store. */
export const enterActivity = async (
  tx: Db,
  writer: EntryWriter,
  asked: Entering,
): Promise<EntryRow> => {
  const { memberId, activityId, occurredAt } = asked;
  const member = await findRow(tx, members, memberId);
  if (!member) throw invalid({ memberId: 'errors.notFound' });
  refuseErasedIn('memberId', member);
  const earlier = await findEarlier(tx, asked);
  if (earlier) return earlier;
  const found = await findRow(tx, memberActivities, activityId);
  if (!found) throw invalid({ activityId: 'errors.notFound' });
  checkContent(found, asked);
  const standing = await (await openStanding(tx, writer, memberId, occurredAt))(found);
  const { activity } = standing;
  const [first] = standing.limits;
  if (first) throw refuseEntering(first, writer.settings.timeZone);
  const entering = { ...asked, memberChannel: member.channel };
  const row = await insertEntry(tx, writer, activity, entering, standing);
  const { id, points } = row;
  if (points !== null) await givePoints(tx, writer, activity, { id, memberId, points, occurredAt });
  const { prizeNames } = await loadEntry(tx, id);
  await recordActivity(tx, {
    ...activityEntry(writer, row, activity.names),
    verb: 'enter',
    after: { memberId, activityId, state: row.state, points, prizeNames },
  });
  // One that waits is no entry yet: its event follows when it is approved.
  if (row.state === 'entered') await writeEntryEvent(tx, writer, activity, row, member);
  return row;
};
