/** Who rises, falls, gets more or fewer points, each a link to the members. */
import { Box, Link } from '@mui/material';
import { useRouterProvider, useTranslate } from 'react-admin';
import type { REPLAY_GROUPS, ReplayReport, ReplayTally } from '#contract/members/replays';
import { listLink } from '../../../links.ts';

type Group = (typeof REPLAY_GROUPS)[number];

const membersLink = (replayId: number, group: Group) =>
  listLink('programmeReplayMembers', {
    filter: { replayId, group },
    sort: group === 'more' || group === 'winners' ? ['pointsChange', 'DESC'] : ['loss', 'DESC'],
  });

/** To be hit with a finger. */
const HIGH_ENOUGH = { display: 'inline-block', lineHeight: '24px' } as const;

export const Movements = ({ replay, tally }: { replay: ReplayReport; tally: ReplayTally }) => {
  const translate = useTranslate();
  const { Link: RouterLink } = useRouterProvider();
  const counts: [Group, number][] = [
    ['down', tally.down],
    ['falling', tally.falling],
    ['fewer', tally.fewer],
    ['up', tally.up],
    ['more', tally.more],
  ];
  return (
    <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
      {counts.map(([group, members]) => (
        <li key={group}>
          {members === 0 ? (
            translate(`replays.counts.${group}`, { smart_count: 0 })
          ) : (
            <Link component={RouterLink} to={membersLink(replay.id, group)} sx={HIGH_ENOUGH}>
              {translate(`replays.counts.${group}`, { smart_count: members })}
            </Link>
          )}
        </li>
      ))}
    </Box>
  );
};
