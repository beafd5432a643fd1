/** Draws who brought whom: some members were invited by one who had joined before. Pure. */
import type { EventInput } from '#contract/orders/events';
import type { Days } from '../shared/days.ts';
import type { Random } from '../shared/random.ts';
import type { SeedMember } from './members.ts';

const SHARE = 0.12;
const MINUTE = 60_000;

/** By the day on which those who were invited register; from the day `first` on. */
export const drawReferrals = (
  random: Random,
  { days, members }: { days: Pick<Days, 'start'>; members: readonly SeedMember[] },
  first: number,
): Map<number, EventInput[]> => {
  const byDay = new Map<number, EventInput[]>();
  const sorted = members.toSorted((one, other) => one.joined - other.joined);
  const earlier: SeedMember[] = [];
  let next = 0;
  for (const { externalId, joined, channel, input } of sorted) {
    while ((sorted[next]?.joined ?? joined) < joined) earlier.push(sorted[next++] as SeedMember);
    if (joined < first || earlier.length === 0 || !random.chance(SHARE)) continue;
    const registeredAt = input.joinedAt ?? days.start(joined);
    const event: EventInput = {
      externalId: `referral-${externalId}`,
      type: 'referral',
      name: null,
      at: registeredAt - random.int(3, 240) * MINUTE,
      channel,
      source: null,
      session: null,
      memberExternalId: random.pick(earlier).externalId,
      sku: null,
      detail: { refereeExternalId: externalId },
    };
    byDay.set(joined, [...(byDay.get(joined) ?? []), event]);
  }
  return byDay;
};
