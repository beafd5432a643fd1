/** What of an invitation's snapshot an anonymous answer may keep. */
import { EMPTY_SNAPSHOT, type Snapshot } from '#contract/surveys/invitations';
import type { Db } from '#db';
import { jsonText, query } from '#db/statements';
import type { InvitationRow } from './find.ts';

/** Fewer people than these could be told apart by what they have in common. */
const LEAST = 5;

/** Channel and level, where at least five who were asked by the same distribution have both; otherwise nothing. */
export const sharedSnapshot = async (
  tx: Db,
  { distributionId, snapshot: { channel, level } }: InvitationRow,
): Promise<Snapshot> => {
  const part = (key: string) => `coalesce(${jsonText(tx, 'snapshot', key)}, '')`;
  const [alike] = await query<{ n: number | string }>(
    tx,
    `select count(*) as n from (select 1 from survey_invitations where distribution_id = ? and sent_at is not null
       and ${part('channel')} = ? and ${part('level')} = ? limit ${LEAST}) as alike`,
    [distributionId, channel ?? '', level ?? ''],
  );
  return Number(alike?.n ?? 0) >= LEAST ? { ...EMPTY_SNAPSHOT, channel, level } : EMPTY_SNAPSHOT;
};
