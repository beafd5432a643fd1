/** A distribution: what it asks about, what came of it, and whom it would ask. */
import { Alert, Box, Typography } from '@mui/material';
import { useGetOne, useRecordContext, useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { type Distribution, SHARED_DEVICE } from '#contract/surveys/distributions';
import type { Survey } from '#contract/surveys/surveys';
import { listLink } from '../../links.ts';
import { HistorySection } from '../../platform/shared/HistorySection.tsx';
import { PersonName } from '../../platform/shared/PersonName.tsx';
import { CopyField } from '../../ui/form/CopyField.tsx';
import { Facts } from '../../ui/record/Facts.tsx';
import { Instant } from '../../ui/record/instant.tsx';
import { useLocalize } from '../../ui/record/localized.tsx';
import { useRate } from '../../ui/record/rate.tsx';
import { RecordLink } from '../../ui/record/RecordLink.tsx';
import { ShowPage } from '../../ui/record/RecordPage.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { IncentiveSection } from '../shared/incentives/IncentiveSection.tsx';
import { StartAlert } from '../shared/incentives/StartAlert.tsx';
import { StartVerbs } from '../shared/incentives/StartVerbs.tsx';
import { InvitationTable } from '../shared/InvitationTable.tsx';
import { useTriggerFacts } from '../shared/TriggerFacts.tsx';
import { DistributionState } from './DistributionState.tsx';
import { CounterSign } from './CounterSign.tsx';
import { DistributionVerbs } from './DistributionVerbs.tsx';
import { SimulationSection } from './SimulationSection.tsx';

const Title = () => {
  const toText = useLocalize();
  return <span>{toText(useRecordContext<Distribution>()?.names)}</span>;
};

const Header = () => {
  const distribution = useRecordContext<Distribution>();
  if (!distribution) return null;
  return (
    <>
      <DistributionState distribution={distribution} />
      <Box sx={{ ml: { sm: 'auto' }, display: 'flex', gap: 1, flexWrap: 'wrap' }}>
        <StartVerbs distribution={distribution} />
        <DistributionVerbs distribution={distribution} />
      </Box>
    </>
  );
};

const OpenLink = ({ url, surveyId }: { url: string; surveyId: number }) => {
  const translate = useTranslate();
  return (
    <Section title="surveyDistributions.sections.link">
      <CopyField label="surveyDistributions.linkUrl" value={url} />
      <Box sx={{ mt: 2 }}>
        <CopyField label="surveyDistributions.counterUrl" value={`${url}/${SHARED_DEVICE}`} />
      </Box>
      <Typography color="text.secondary" variant="body2" sx={{ mt: 1 }}>
        {translate('surveyDistributions.counterHelp')}
      </Typography>
      <CounterSign url={url} surveyId={surveyId} />
    </Section>
  );
};

/** What is asked; nothing while the distribution is not there yet. */
const useSurveyOf = (distribution: Distribution | undefined) =>
  useGetOne<Survey>(
    'surveys',
    { id: distribution?.surveyId },
    { enabled: distribution !== undefined },
  );

const Main = () => {
  const translate = useTranslate();
  const distribution = useRecordContext<Distribution>();
  const { data: survey } = useSurveyOf(distribution);
  if (!distribution) return null;
  const { id, linkUrl, channel, surveyId, state } = distribution;
  return (
    <>
      {state === 'draft' && survey?.publishedNumber === null && (
        <Alert severity="info" sx={{ mb: 2 }}>
          {translate('surveyDistributions.errors.unpublished')}
        </Alert>
      )}
      <StartAlert distribution={distribution} />
      {linkUrl !== null && state !== 'ended' && <OpenLink url={linkUrl} surveyId={surveyId} />}
      {channel === 'message' && (
        <Section
          title="surveyDistributions.sections.decisions"
          help="surveyDistributions.decisionsHelp"
        >
          <InvitationTable distributionId={id} />
        </Section>
      )}
    </>
  );
};

const Rail = () => {
  const translate = useTranslate();
  const rate = useRate();
  const toText = useLocalize();
  const triggerFacts = useTriggerFacts();
  const distribution = useRecordContext<Distribution>();
  const { data: survey } = useSurveyOf(distribution);
  if (!distribution) return null;
  const label = (field: string) => `resources.surveyDistributions.fields.${field}`;
  const {
    id,
    surveyId,
    trigger,
    channel,
    delayHours,
    sampleRate,
    recontactDays,
    reminderAfterDays,
    dailyLimit,
    linkLimit,
    startedAt,
    endedAt,
    asked,
    answered,
    notAsked,
    authorName,
  } = distribution;
  const isMessage = channel === 'message';
  const isCountedLater = isMessage && survey !== undefined && survey.identityMode !== 'identified';
  return (
    <>
      <Section
        title="surveyDistributions.sections.facts"
        {...(isCountedLater && { help: 'surveyDistributions.countedLater' })}
      >
        <Facts
          facts={[
            {
              label: label('surveyId'),
              value: (
                <RecordLink resource="surveys" id={surveyId}>
                  {toText(survey?.names) || translate('surveyDistributions.toSurvey')}
                </RecordLink>
              ),
            },
            ...triggerFacts(trigger),
            ...(isMessage
              ? [
                  { label: label('delayHours'), value: delayHours },
                  { label: label('sampleRate'), value: rate(sampleRate) },
                  { label: label('recontactDays'), value: recontactDays },
                  { label: label('reminderAfterDays'), value: reminderAfterDays },
                  { label: label('dailyLimit'), value: dailyLimit },
                  { label: label('asked'), value: asked },
                ]
              : [{ label: label('linkLimit'), value: linkLimit }]),
            {
              label: label('answered'),
              value: (
                <Link to={listLink('surveyResponses', { filter: { distributionId: id } })}>
                  {answered}
                </Link>
              ),
            },
            ...(isMessage ? [{ label: label('notAsked'), value: notAsked }] : []),
            { label: label('startedAt'), value: startedAt && <Instant at={startedAt} /> },
            { label: label('endedAt'), value: endedAt && <Instant at={endedAt} /> },
            { label: label('authorName'), value: <PersonName name={authorName} /> },
          ]}
        />
      </Section>
      <IncentiveSection distribution={distribution} />
      {isMessage && <SimulationSection />}
      <HistorySection />
    </>
  );
};

const DistributionShow = () => (
  <ShowPage title={<Title />} header={<Header />} rail={<Rail />}>
    <Main />
  </ShowPage>
);
export default DistributionShow;
