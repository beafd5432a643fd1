/** On the page of a version: what a replay of it says, or that one is to be run. */
import { Alert, Box, Button, Typography } from '@mui/material';
import { useRouterProvider, useTranslate } from 'react-admin';
import type { ProgrammeVersion } from '#contract/members/programme';
import type { ReplayReport } from '#contract/members/replays';
import { isOpen } from '#rules/platform/approvals';
import { pageLink, showLink } from '../../../links.ts';
import { Loading } from '../../../ui/feedback/Loading.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { KeyFigures } from './KeyFigures.tsx';
import { Movements } from './Movements.tsx';
import { ReplayAlert } from './ReplayAlert.tsx';
import { Running } from './Running.tsx';
import { StartReplay } from './StartReplay.tsx';
import { useNewestReplay } from './useNewestReplay.ts';

const Found = ({ replay }: { replay: ReplayReport }) => {
  const translate = useTranslate();
  const { Link: RouterLink } = useRouterProvider();
  const { figures } = replay;
  if (!figures) return null;
  return (
    <>
      <ReplayAlert replay={replay} />
      <KeyFigures replay={replay} figures={figures} />
      <Typography variant="h3" component="h3" sx={{ mt: 2, mb: 1 }}>
        {translate('replays.sections.moves')}
      </Typography>
      <Movements replay={replay} tally={figures.tally} />
      <Box sx={{ mt: 1.5 }}>
        <Button component={RouterLink} to={showLink('programmeReplays', replay.id)}>
          {translate('replays.open')}
        </Button>
      </Box>
    </>
  );
};

const Content = ({
  replay,
  isOpenVersion,
}: {
  replay: ReplayReport | null;
  isOpenVersion: boolean;
}) => {
  const translate = useTranslate();
  if (replay?.state === 'running') return <Running replay={replay} />;
  if (replay?.state === 'done') return <Found replay={replay} />;
  if (replay)
    return (
      <Alert severity={replay.state === 'failed' ? 'error' : 'info'}>
        {translate(`replays.ended.${replay.state}`)}
      </Alert>
    );
  return (
    <Typography color="text.secondary">
      {translate(isOpenVersion ? 'replays.none' : 'replays.neverRun')}
    </Typography>
  );
};

const TryOne = ({ versionId }: { versionId: number }) => {
  const translate = useTranslate();
  const { Link: RouterLink } = useRouterProvider();
  return (
    <Button component={RouterLink} to={pageLink('/programmeDryRun', { version: versionId })}>
      {translate('replays.tryOne')}
    </Button>
  );
};

export const ReplaySection = ({ version }: { version: ProgrammeVersion }) => {
  const query = useNewestReplay(version.id);
  const isOpenVersion = isOpen(version.state);
  return (
    <Section title="replays.title" help="replays.help" actions={<TryOne versionId={version.id} />}>
      {query.data === undefined ? (
        <Loading query={query} height={120} />
      ) : (
        <>
          <Content replay={query.data} isOpenVersion={isOpenVersion} />
          {isOpenVersion && query.data?.state !== 'running' && (
            <StartReplay versionId={version.id} isAgain={query.data !== null} />
          )}
        </>
      )}
    </Section>
  );
};
