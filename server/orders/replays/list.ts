/** Members for whom a replay found a difference, those who lose most first. */
import { REPLAY_GROUPS } from '#contract/members/replays';
import { programmeReplayMembers } from '#db/schema/members/replays';
import { withMembers } from '../../members/members/withMembers.ts';
import type { ListSpec } from '../../platform/lists/spec.ts';

const TABLE = '"programme_replay_members"';
const CONDITIONS: Record<(typeof REPLAY_GROUPS)[number], string> = {
  losers: `${TABLE}.loss > 0`,
  winners: `(${TABLE}.points_change > 0 or ${TABLE}.level_change > 0) and ${TABLE}.loss = 0`,
  up: `${TABLE}.level_change > 0`,
  down: `${TABLE}.level_change < 0`,
  more: `${TABLE}.points_change > 0`,
  fewer: `${TABLE}.points_change < 0`,
  falling: `${TABLE}.falls in ('atOnce', 'afterGrace', 'atEnd')`,
};

export const replayMemberList: ListSpec = {
  table: programmeReplayMembers,
  hidden: ['createdAt'],
  filters: {
    group: (value) => {
      const group = REPLAY_GROUPS.find((one) => one === value);
      return group ? { sql: CONDITIONS[group], values: [] } : null;
    },
  },
  defaultSort: ['loss', 'DESC'],
  finish: ({ db }, rows) => withMembers(db, rows),
};
