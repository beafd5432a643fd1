/** An order or event on one side; what it gives by the version and by the one in force, and why, on the other. */
import { Alert, Box, Link, Typography } from '@mui/material';
import { useState } from 'react';
import { useGetOne, useRouterProvider, useTranslate } from 'react-admin';
import { useSearchParams } from 'react-router-dom';
import type { DryRun } from '#contract/members/dryRuns';
import type { ProgrammeVersion } from '#contract/members/programme';
import { ApiError } from '../../apiError.ts';
import { showLink } from '../../links.ts';
import { useCount } from '../../ui/list/useCount.ts';
import { Instant } from '../../ui/record/instant.tsx';
import { PageTitle } from '../../ui/record/PageTitle.tsx';
import { RecordLink } from '../../ui/record/RecordLink.tsx';
import { Side } from './Side.tsx';
import { NOTHING, requestOf, type Tried } from './tried.ts';
import { TriedSection } from './TriedSection.tsx';
import { useDryRun } from './useDryRun.ts';

const COLUMNS = { xs: 'minmax(0, 1fr)', lg: '400px minmax(0, 1fr)' } as const;
const SIDES = { xs: 'minmax(0, 1fr)', md: 'repeat(2, minmax(0, 1fr))' } as const;

const Found = ({ found }: { found: DryRun }) => {
  const translate = useTranslate();
  const count = useCount();
  const { memberId, memberName, memberExternalId, at, source, given, inForce, draft } = found;
  return (
    <>
      <Typography sx={{ mb: 1.5 }}>
        <RecordLink resource="members" id={memberId}>
          {memberName ?? memberExternalId}
        </RecordLink>{' '}
        · <Instant at={at} />
        {given && (
          <>
            {' · '}
            {translate('dryRuns.given', {
              points: count(given.points),
              growth: count(given.growth),
            })}
          </>
        )}
      </Typography>
      <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: SIDES, alignItems: 'start' }}>
        {inForce ? (
          <Side
            title={translate('replays.inForce', { number: inForce.number })}
            source={source}
            side={inForce}
          />
        ) : (
          <Alert severity="info">{translate('dryRuns.noVersion')}</Alert>
        )}
        <Side
          title={translate('replays.draft', { number: draft.number })}
          source={source}
          side={draft}
        />
      </Box>
    </>
  );
};

const DryRunPage = () => {
  const translate = useTranslate();
  const { Link: RouterLink } = useRouterProvider();
  const [params] = useSearchParams();
  const versionId = Number(params.get('version')) || 0;
  const [tried, setTried] = useState<Tried>(NOTHING);
  // Fixed, so that an answer does not change with every second.
  const [now] = useState(() => Date.now());
  const { data: version } = useGetOne<ProgrammeVersion>(
    'programmeVersions',
    { id: versionId, meta: { whole: true } },
    { enabled: versionId > 0 },
  );
  const { data, error, isPending } = useDryRun(versionId, requestOf(tried, now));
  const why = error && ApiError.from(error).firstReason;
  return (
    <>
      <PageTitle title="dryRuns.title">
        {version && (
          <Link component={RouterLink} to={showLink('programmeVersions', versionId)}>
            {translate('programme.title', { number: version.number })}
          </Link>
        )}
      </PageTitle>
      <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: COLUMNS, alignItems: 'start' }}>
        <Box sx={{ minWidth: 0 }}>
          <TriedSection
            tried={tried}
            change={(changes) => setTried((before) => ({ ...before, ...changes }))}
          />
        </Box>
        <Box sx={{ minWidth: 0 }} aria-live="polite">
          {why && <Alert severity="warning">{translate(why, { _: why })}</Alert>}
          {!why && data && <Found found={data} />}
          {!why && !data && isPending && (
            <Typography color="text.secondary">{translate('dryRuns.help')}</Typography>
          )}
        </Box>
      </Box>
    </>
  );
};
export default DryRunPage;
