/** Events may come before their member: they are linked once it is known. */
import type { Db } from '#db';
import { query } from '#db/statements';
import type { NewMember } from '../../members/members/afterNewMembers.ts';
import type { Writer } from '../../platform/records/writer.ts';

export const linkEventsToMembers = async (
  tx: Db,
  _writer: Writer,
  members: readonly NewMember[],
): Promise<void> => {
  for (const { id, externalId } of members) {
    await query(
      tx,
      'update events set member_id = ? where member_external_id = ? and member_id is null',
      [id, externalId],
    );
  }
};
