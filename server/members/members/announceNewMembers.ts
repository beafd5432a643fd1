/** Runs the hook for new members. */
import type { Db } from '#db';
import { afterNewMembers, type NewMember } from './afterNewMembers.ts';
import type { Writer } from '../../platform/records/writer.ts';

export const announceNewMembers = async (tx: Db, writer: Writer, created: readonly NewMember[]) => {
  const fresh = created.map(({ id, externalId, registeredAt }) => ({
    id,
    externalId,
    registeredAt,
  }));
  for (const react of afterNewMembers.parts) await react(tx, writer, fresh);
};
