/** Runs the hook for new members. */
import type { Db } from '#db';
import { afterNewMembers } from './afterNewMembers.ts';
import type { Writer } from '../../platform/records/writer.ts';

export const announceNewMembers = async (
  tx: Db,
  writer: Writer,
  created: readonly { id: number; externalId: string }[],
  isRegistered: boolean,
) => {
  const fresh = created.map(({ id, externalId }) => ({ id, externalId, isRegistered }));
  for (const react of afterNewMembers.parts) await react(tx, writer, fresh);
};
