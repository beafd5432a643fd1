/** A version of a survey: what it asks, what is still missing, and how it differs from another. */
import { Box } from '@mui/material';
import { useRecordContext } from 'react-admin';
import type { SurveyVersion } from '#contract/surveys/versions';
import type { HistoryProps } from '../../platform/shared/History.tsx';
import { HistorySection } from '../../platform/shared/HistorySection.tsx';
import { PersonName } from '../../platform/shared/PersonName.tsx';
import { Facts } from '../../ui/record/Facts.tsx';
import { Instant } from '../../ui/record/instant.tsx';
import { ShowPage } from '../../ui/record/RecordPage.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { CompareSection } from './CompareSection.tsx';
import { IssueList } from './IssueList.tsx';
import { label } from './label.ts';
import { BothTexts, QuestionList } from '../shared/QuestionList.tsx';
import { useKnown } from '../shared/useSurvey.ts';
import { VersionState, VersionTitle } from './VersionTitle.tsx';
import { VersionVerbs } from './VersionVerbs.tsx';

const Header = () => {
  const version = useRecordContext<SurveyVersion>();
  if (!version) return null;
  return (
    <>
      <VersionState />
      <Box sx={{ ml: { sm: 'auto' }, display: 'flex', gap: 1, flexWrap: 'wrap' }}>
        <VersionVerbs version={version} />
      </Box>
    </>
  );
};

const Main = () => {
  const version = useRecordContext<SurveyVersion>();
  const known = useKnown(version?.surveyId);
  if (!version) return null;
  const { definition, publishedAt } = version;
  const hasTexts = Object.keys({ ...definition.introTexts, ...definition.thanksTexts }).length > 0;
  return (
    <>
      {publishedAt === null && known && (
        <Box sx={{ mb: 2 }}>
          <IssueList definition={definition} known={known} />
        </Box>
      )}
      <Section title="surveyVersions.sections.questions">
        <QuestionList definition={definition} />
      </Section>
      <CompareSection version={version} />
      {hasTexts && (
        <Section title="surveyVersions.sections.texts">
          <Facts
            facts={[
              { label: label('introTexts'), value: <BothTexts texts={definition.introTexts} /> },
              { label: label('thanksTexts'), value: <BothTexts texts={definition.thanksTexts} /> },
            ]}
          />
        </Section>
      )}
    </>
  );
};

/** What is asked is on the page itself; its history says who did what when. */
const changesOf: HistoryProps['changes'] = ({ verb }) => (verb === 'edit' ? <></> : undefined);

const Rail = () => {
  const version = useRecordContext<SurveyVersion>();
  if (!version) return null;
  const { publishedAt, publishedBy, authorName, createdAt, updatedAt } = version;
  return (
    <>
      <Section title="surveyVersions.sections.facts">
        <Facts
          facts={[
            { label: label('authorName'), value: <PersonName name={authorName} /> },
            { label: label('createdAt'), value: <Instant at={createdAt} /> },
            { label: label('updatedAt'), value: <Instant at={updatedAt} /> },
            { label: label('publishedAt'), value: publishedAt && <Instant at={publishedAt} /> },
            {
              label: label('publishedBy'),
              value: publishedBy !== null && <PersonName name={publishedBy} />,
            },
          ]}
        />
      </Section>
      <HistorySection changes={changesOf} />
    </>
  );
};

const VersionShow = () => (
  <ShowPage title={<VersionTitle />} header={<Header />} rail={<Rail />}>
    <Main />
  </ShowPage>
);
export default VersionShow;
