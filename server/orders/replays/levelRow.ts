/** A step through the levels as an entry of a member's history. Pure. */
import type { LevelMove } from '../../members/evaluation/state.ts';
import type { LevelRow } from '../../members/levels/rules.ts';

export const toLevelRow = ({ level, startsAt }: LevelMove, id: number): LevelRow => ({
  id,
  level,
  cause: 'programme',
  startsAt,
  versionAt: startsAt,
  confirmedAt: null,
  until: null,
  endedAt: null,
  isLower: false,
});
