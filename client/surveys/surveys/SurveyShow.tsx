/** A survey: what it asks now, its versions, and who can be seen to have answered. */
import { Box, Typography } from '@mui/material';
import { useRecordContext, useTranslate } from 'react-admin';
import type { Survey } from '#contract/surveys/surveys';
import type { SurveyVersion } from '#contract/surveys/versions';
import { HistorySection } from '../../platform/shared/HistorySection.tsx';
import { PersonName } from '../../platform/shared/PersonName.tsx';
import { Loading } from '../../ui/feedback/Loading.tsx';
import { Facts } from '../../ui/record/Facts.tsx';
import { Instant } from '../../ui/record/instant.tsx';
import { useLocalize } from '../../ui/record/localized.tsx';
import { RecordLink } from '../../ui/record/RecordLink.tsx';
import { ShowPage } from '../../ui/record/RecordPage.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { RuleSection } from '../shared/alertRule/RuleSection.tsx';
import { QuestionList } from '../shared/QuestionList.tsx';
import { useVersions } from '../shared/useSurvey.ts';
import { SurveyState } from './SurveyState.tsx';
import { SurveyVerbs } from './SurveyVerbs.tsx';

const Title = () => {
  const toText = useLocalize();
  return <span>{toText(useRecordContext<Survey>()?.names)}</span>;
};

const Header = () => {
  const survey = useRecordContext<Survey>();
  if (!survey) return null;
  return (
    <>
      <SurveyState survey={survey} />
      <Box sx={{ ml: { sm: 'auto' }, display: 'flex', gap: 1, flexWrap: 'wrap' }}>
        <SurveyVerbs survey={survey} />
      </Box>
    </>
  );
};

const Version = ({ version }: { version: SurveyVersion }) => {
  const translate = useTranslate();
  const { id, number, publishedAt, publishedBy, definition } = version;
  return (
    <Box component="li" sx={{ py: 0.75 }}>
      <RecordLink resource="surveyVersions" id={id}>
        {translate('surveys.versionOf', { number })}
      </RecordLink>
      {' · '}
      {publishedAt === null ? (
        translate('surveyVersions.draft')
      ) : (
        <>
          <Instant at={publishedAt} />
          {' · '}
          <PersonName name={publishedBy ?? '–'} />
        </>
      )}
      {' · '}
      {translate('surveys.questions', { smart_count: definition.questions.length })}
    </Box>
  );
};

const Main = () => {
  const translate = useTranslate();
  const survey = useRecordContext<Survey>();
  const query = useVersions(survey?.id);
  if (!survey) return null;
  if (!query.data) return <Loading query={query} height={320} />;
  const asked = query.data.find(({ id }) => id === survey.publishedVersionId);
  return (
    <>
      <Section title="surveys.sections.versions" help="surveys.versionsHelp">
        <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
          {query.data.map((version) => (
            <Version key={version.id} version={version} />
          ))}
        </Box>
      </Section>
      <Section title="surveys.sections.asked">
        {asked ? (
          <QuestionList definition={asked.definition} />
        ) : (
          <Typography color="text.secondary">{translate('surveys.nothingAsked')}</Typography>
        )}
      </Section>
      {survey.purpose !== 'recovery' && <RuleSection surveyId={survey.id} />}
    </>
  );
};

const Rail = () => {
  const translate = useTranslate();
  const survey = useRecordContext<Survey>();
  if (!survey) return null;
  const label = (field: string) => `resources.surveys.fields.${field}`;
  const { purpose, identityMode, frozenAt, archivedAt, authorName, createdAt } = survey;
  return (
    <>
      <Section title="surveys.sections.facts">
        <Facts
          facts={[
            { label: label('purpose'), value: translate(`surveys.purposes.${purpose}`) },
            {
              label: label('identityMode'),
              value: translate(`surveys.identityModes.${identityMode}`),
            },
            { label: label('frozenAt'), value: frozenAt && <Instant at={frozenAt} /> },
            { label: label('authorName'), value: <PersonName name={authorName} /> },
            { label: label('createdAt'), value: <Instant at={createdAt} /> },
            ...(archivedAt === null
              ? []
              : [{ label: label('archivedAt'), value: <Instant at={archivedAt} /> }]),
          ]}
        />
        <Typography color="text.secondary" sx={{ mt: 1 }}>
          {translate(`surveys.modeHelp.${identityMode}`)}
        </Typography>
      </Section>
      <HistorySection />
    </>
  );
};

const SurveyShow = () => (
  <ShowPage title={<Title />} header={<Header />} rail={<Rail />}>
    <Main />
  </ShowPage>
);
export default SurveyShow;
