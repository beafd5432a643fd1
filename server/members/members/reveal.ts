import type { Revealed } from '#contract/members/members';
import { members } from '#db/schema/members/members';
import { recordActivity } from '../../platform/activities/record.ts';
import type { Context } from '../../platform/http/context.ts';
import { getRow } from '../../platform/records/records.ts';

/** Returns one member's personal data without masks, and records who asked for it and why in the same transaction. */
export const revealMember = (context: Context, id: number, reason: string): Promise<Revealed> =>
  context.transaction(async (tx) => {
    const { phone, email, address, externalId } = await getRow(tx, members, id);
    await recordActivity(tx, {
      actor: context.actor,
      at: context.now(),
      resource: 'members',
      recordId: id,
      recordName: externalId,
      verb: 'reveal',
      reason,
    });
    return { id, phone, email, address };
  });
