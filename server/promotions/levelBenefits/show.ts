/** What a member's level gives at an instant, without what is paused, and what the next level would. */
import type { LevelTerms } from '#contract/members/programme';
import type { LevelBenefits, MemberBenefits } from '#contract/promotions/levelBenefits';
import type { Db } from '#db';
import { members } from '#db/schema/members/members';
import { openLevels } from '../../members/levels/load.ts';
import { type ApprovedVersion, loadProgramme } from '../../members/programme/load.ts';
import { getRow } from '../../platform/records/records.ts';
import { openBenefits } from './paused.ts';

/** By the version in force; null without one. */
export const benefitsFor = async (
  db: Db,
  version: ApprovedVersion | null,
  level: string | null,
): Promise<MemberBenefits> => {
  if (!version) return { now: null, next: null };
  const { levels } = version.terms;
  const index = levels.findIndex(({ key }) => key === level);
  const nowOf = await openBenefits(db, version.number);
  const given = (of: LevelTerms | undefined): LevelBenefits | null => {
    if (!of) return null;
    const { paused, ...benefits } = nowOf(of.key, of.benefits);
    return { level: of.key, benefits, paused };
  };
  return { now: given(levels[index]), next: index < 0 ? null : given(levels[index + 1]) };
};

export const showBenefits = async (
  db: Db,
  memberId: number,
  now: number,
): Promise<MemberBenefits> => {
  await getRow(db, members, memberId);
  const { level } = (await openLevels(db, [memberId]))(memberId, now);
  return benefitsFor(db, await loadProgramme(db, now), level);
};
