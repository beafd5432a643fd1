/** A version that clears points in another way ends rounds that would clear them after it has begun. */
import type { Db } from '#db';
import { loadVersions } from '../programme/load.ts';
import type { Writer } from '../../platform/records/writer.ts';
import type { AfterVersionDecision } from '../../platform/versions/kind.ts';
import { endFrom } from './rounds.ts';
import { clearsAlike } from './rules.ts';

const endChanged = async (
  tx: Db,
  { now }: Writer,
  startsAt: number,
  number: number,
): Promise<void> => {
  const versions = await loadVersions(tx);
  const index = versions.findIndex((version) => version.number === number);
  const [before, after] = [versions[index - 1], versions[index]];
  if (clearsAlike(before?.terms.inactivity, after?.terms.inactivity)) return;
  await endFrom(tx, { open: 'open', from: Math.max(startsAt, now + 1), state: 'ended', now });
};

export const END_CHANGED_ROUNDS: AfterVersionDecision = {
  record: async (tx, writer, { kind, version }) => {
    if (kind === 'approved') await endChanged(tx, writer, version.startsAt, version.number);
  },
};
