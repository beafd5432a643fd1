/** A member signs in for the day: kept and rewarded as an event of type `sign_in`, once for each business day. */
import type { SignInAnswer, SignInInput } from '#contract/members/signIns';
import type { Db } from '#db';
import { dayOf } from '#shared/days';
import { openProgramme } from '../members/earning/programme.ts';
import { isLate } from '../members/earning/versions.ts';
import { loadSignIns } from '../members/signIns/load.ts';
import { loadNext } from '../members/signIns/next.ts';
import { contentHash, type Writer } from '../platform/records/writer.ts';
import { getNamedMember } from '../members/members/namedMember.ts';
import { addOwnEvent, findOwnEvent, refuseFuture } from './ownEvents.ts';

/** The id of a sign-in for which the store sent none: one for each member and day. */
const idOf = (member: string, day: string) => `sign-in ${day} ${contentHash(member)}`;

/** Whether it earns only once a person has approved. */
const isWaiting = async (tx: Db, at: number, now: number): Promise<boolean> => {
  const terms = (await openProgramme(tx))?.at(at)?.terms;
  return (
    terms !== undefined &&
    isLate(terms, at, now) &&
    terms.earnRules.some(({ trigger }) => trigger === 'sign_in')
  );
};

export const signIn = async (
  tx: Db,
  writer: Writer,
  externalId: string,
  { id = null, occurredAt = null, channel = null }: SignInInput,
): Promise<SignInAnswer> => {
  const { now, settings } = writer;
  const { timeZone } = settings;
  const member = await getNamedMember(tx, externalId);
  refuseFuture(occurredAt, writer);
  const event = { type: 'sign_in' as const, member: externalId, detail: null };
  const byId = id === null ? null : await findOwnEvent(tx, id, { ...event, occurredAt });
  const at = byId?.at ?? occurredAt ?? now;
  const day = dayOf(at, timeZone);
  const loadDay = async () => (await loadSignIns(tx, member.id, day, day))[0] ?? null;
  const ownId = id ?? idOf(externalId, day);
  const isKnown =
    byId !== null ||
    (await loadDay()) !== null ||
    (await findOwnEvent(tx, ownId, { ...event, occurredAt: null })) !== null;
  if (!isKnown)
    await addOwnEvent(tx, writer, {
      externalId: ownId,
      type: 'sign_in',
      at,
      channel: channel ?? member.channel ?? '',
      detail: null,
      member: externalId,
    });
  const kept = await loadDay();
  return {
    member: externalId,
    day,
    isNew: !isKnown,
    awaitsApproval: kept === null && (await isWaiting(tx, at, now)),
    signIn: kept,
    next: await loadNext(tx, member.id, now, timeZone),
  };
};
