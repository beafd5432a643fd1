import type { Db } from '#db';
import { earnApprovals } from '#db/schema/orders/earning';
import { withMembers } from '../../members/members/withMembers.ts';
import { getRow } from '../../platform/records/records.ts';

export const showEarnApproval = async (db: Db, id: number) =>
  (await withMembers(db, [await getRow(db, earnApprovals, id)]))[0];
