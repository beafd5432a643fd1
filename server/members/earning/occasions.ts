/** Who members were when they did something, as rules for earning ask for it. */
import { levelFactsOf } from '#rules/platform/audiences';
import type { Db } from '#db';
import type { Occasion } from '../earnRules/rules.ts';
import { loadRanks, openLevels } from '../levels/load.ts';
import type { ApprovedVersion } from '../programme/load.ts';
import type { Happening } from './eventGifts.ts';
import { loadEarningMembers } from './facts.ts';
import { levelOrLowest } from './versions.ts';

type Done = Pick<Happening, 'memberId' | 'trigger' | 'subject' | 'at' | 'channel'>;
export type OccasionOf = (done: Done, version: ApprovedVersion) => Occasion;

export const openOccasions = async (db: Db, memberIds: readonly number[]): Promise<OccasionOf> => {
  const members = await loadEarningMembers(db, memberIds);
  const levelOf = await openLevels(db, memberIds);
  const ranks = await loadRanks(db);
  return ({ memberId, trigger, subject, at, channel }, version) => {
    const level = levelOrLowest(levelOf(memberId, at).level, version);
    const member = members.get(memberId);
    return {
      trigger,
      subject,
      at,
      channel: channel ?? member?.channel ?? null,
      level: { ...levelFactsOf(level, ranks), segments: member?.segmentsAt(at) ?? [] },
      groups: member?.groups ?? [],
    };
  };
};
