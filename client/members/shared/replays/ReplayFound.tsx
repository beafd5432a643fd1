/** Before a version is approved: what its replay found, or that there is none. */
import { Alert, Box, Link } from '@mui/material';
import { useRouterProvider, useTranslate } from 'react-admin';
import type { ReplayReport } from '#contract/members/replays';
import { showLink } from '../../../links.ts';
import { Loading } from '../../../ui/feedback/Loading.tsx';
import { ReplayFigures } from './KeyFigures.tsx';
import { Movements } from './Movements.tsx';
import { ReplayAlert } from './ReplayAlert.tsx';
import { useNewestReplay } from './useNewestReplay.ts';

/** What is said of points and what they cost. */
const FIGURES = ['net', 'liability', 'share'];

const Found = ({ replay }: { replay: ReplayReport }) => {
  const translate = useTranslate();
  const { Link: RouterLink } = useRouterProvider();
  const { state, figures } = replay;
  return (
    <>
      {figures ? (
        <>
          <ReplayAlert replay={replay} />
          <Movements replay={replay} tally={figures.tally} />
          <Box sx={{ my: 1.5 }}>
            <ReplayFigures replay={replay} figures={figures} only={FIGURES} />
          </Box>
        </>
      ) : (
        <Alert severity="warning" sx={{ mb: 1 }}>
          {translate(
            state === 'failed' || state === 'cancelled'
              ? `replays.ended.${state}`
              : 'replays.notFinished',
          )}
        </Alert>
      )}
      <Link component={RouterLink} to={showLink('programmeReplays', replay.id)}>
        {translate('replays.open')}
      </Link>
    </>
  );
};

export const ReplayFound = ({ versionId }: { versionId: number }) => {
  const translate = useTranslate();
  const query = useNewestReplay(versionId);
  return (
    <Box sx={{ mb: 2 }}>
      {query.data === undefined ? (
        <Loading query={query} height={120} />
      ) : query.data === null ? (
        <Alert severity="warning">{translate('replays.noneToDecide')}</Alert>
      ) : (
        <Found replay={query.data} />
      )}
    </Box>
  );
};
