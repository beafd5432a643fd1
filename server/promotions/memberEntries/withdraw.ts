/** Takes entries of an erased member out of contests: they can no longer win, and those that waited free their places. */
import type { Db } from '#db';
import { statement } from '#db/statements';
import type { ErasureSubject } from '../../platform/personalData/memberTables.ts';

const WAITING = "from member_entries e where e.member_id = ? and e.state = 'waiting'";
const freePlaces = statement(`update member_activities
  set entry_count = entry_count - (select count(*) ${WAITING} and e.activity_id = member_activities.id)
  where id in (select e.activity_id ${WAITING})`);
const refuse = statement(`update member_entries set state = 'refused', version = version + 1
  where member_id = ? and state in ('waiting', 'approved')`);
const pictures = statement<{ file_id: number }>(
  'select distinct file_id from member_entries where member_id = ? and file_id is not null',
);

export const withdrawEntries = async (tx: Db, member: ErasureSubject): Promise<void> => {
  const { id } = member;
  await freePlaces(tx, id, id);
  await refuse(tx, id);
  for (const { file_id: fileId } of await pictures(tx, id)) member.pictures.add(Number(fileId));
};
