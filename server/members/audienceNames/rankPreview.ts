/** Whom another rank of a level adds to audiences "from a level up" that may still apply, and whom it takes out of them. */
import type { RankPreview, RankPreviewInput } from '#contract/platform/audiences';
import { rankChanges } from '#rules/platform/audiences';
import type { Db } from '#db';
import { loadAudienceUses } from '../../platform/audiences/uses.ts';
import { loadRanks } from '../levels/load.ts';
import { countAudience } from '../members/audiences.ts';

export const previewRank = async (
  db: Db,
  { key, rank }: RankPreviewInput,
  at: number,
): Promise<RankPreview> => {
  const before = await loadRanks(db);
  const changes = rankChanges(before, new Map(before).set(key, rank));
  const members = new Map<string, number>();
  const membersOf = async (levels: readonly string[]) => {
    let sum = 0;
    for (const level of levels) {
      const known =
        members.get(level) ?? (await countAudience(db, { levels: [level], groups: [] }, at));
      members.set(level, known);
      sum += known;
    }
    return sum;
  };
  const preview: RankPreview = { changes: [] };
  for (const [fromLevel, { added, removed }] of changes) {
    const figures = {
      fromLevel,
      added,
      removed,
      addedMembers: await membersOf(added),
      removedMembers: await membersOf(removed),
    };
    const named = { kind: 'levels' as const, key: fromLevel, andAbove: true, from: at };
    for (const use of await loadAudienceUses(db, named))
      preview.changes.push({ ...use, ...figures });
  }
  return preview;
};
