/** Creates or updates members that the store's systems send. */
import type { MemberInput } from '#contract/members/members';
import type { Db } from '#db';
import { indexForSearch } from '#db/search';
import { createMembers } from './createMembers.ts';
import { editMember } from './editMember.ts';
import { loadByExternalId } from './known.ts';
import { openLevelBooks, writeSent } from '../levels/writeSent.ts';
import { recordActivities } from '../../platform/activities/record.ts';
import { type RowResult, waves } from '../../platform/records/results.ts';
import { ERASED_MEMBER, isErased } from '../erased/refuse.ts';
import type { Writer } from '../../platform/records/writer.ts';

/** A refused member has errors instead. */
export type MemberResult = RowResult | { errors: Record<string, string> };

const REFUSED: MemberResult = { errors: { externalId: ERASED_MEMBER } };

const upsertWave = async (
  tx: Db,
  writer: Writer,
  sent: readonly MemberInput[],
): Promise<MemberResult[]> => {
  const known = await loadByExternalId(
    tx,
    sent.map(({ externalId }) => externalId),
  );
  const inputs = sent.filter(({ externalId }) => {
    const member = known.get(externalId);
    return !member || !isErased(member);
  });
  const fresh = inputs.filter(({ externalId }) => !known.has(externalId));
  const writes = await createMembers(tx, writer, fresh);
  const books = await openLevelBooks(
    tx,
    [...known.values()].filter((member) => !isErased(member)).map(({ id }) => id),
  );
  for (const input of inputs) {
    const before = known.get(input.externalId);
    if (before) writes.push(await editMember(tx, writer, before, input, books));
  }
  await writeSent(
    tx,
    writer,
    writes.flatMap(({ sentLevel }) => sentLevel ?? []),
  );
  await indexForSearch(
    tx,
    'members',
    writes.flatMap(({ searchEntry }) => searchEntry ?? []),
  );
  await recordActivities(
    tx,
    writes.flatMap(({ activityEntry }) => activityEntry ?? []),
  );
  const results = new Map(writes.map(({ result }) => [result.externalId, result]));
  return sent.map(({ externalId }) => results.get(externalId) ?? REFUSED);
};

/** Creates or updates members by the store's id; fields that are left out keep their value. Who was erased is refused. */
export const upsertMembers = async (
  tx: Db,
  writer: Writer,
  inputs: readonly MemberInput[],
): Promise<MemberResult[]> => {
  const results = new Map<MemberInput, MemberResult>();
  for (const wave of waves(inputs, ({ externalId }) => externalId)) {
    const outcomes = await upsertWave(tx, writer, wave);
    wave.forEach((input, index) => results.set(input, outcomes[index] ?? REFUSED));
  }
  return inputs.map((input) => results.get(input) ?? REFUSED);
};
