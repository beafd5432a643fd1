import type { Revealed } from '#contract/members/members';
import { members } from '#db/schema/members/members';
import { recordActivity } from '../../platform/activities/record.ts';
import type { Context } from '../../platform/http/context.ts';
import { getRow } from '../../platform/records/records.ts';

/** Shows one member's personal data in the clear; who asked and why is kept before it is told. */
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
