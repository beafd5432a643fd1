import { useRecordContext, useTranslate } from 'react-admin';
import type { SurveyVersion } from '#contract/surveys/versions';
import { StatusChip } from '../../ui/record/StatusChip.tsx';
import { useLocalize } from '../../ui/record/localized.tsx';
import { RecordLink } from '../../ui/record/RecordLink.tsx';
import { useSurvey } from '../shared/useSurvey.ts';

/** The survey and the number of the version. */
export const VersionTitle = () => {
  const translate = useTranslate();
  const toText = useLocalize();
  const version = useRecordContext<SurveyVersion>();
  const survey = useSurvey(version?.surveyId);
  if (!version || !survey) return null;
  const name = toText(survey.names);
  return <span>{translate('surveyVersions.title', { name, number: version.number })}</span>;
};

/** The way back to the survey, and where the version stands. */
export const VersionState = () => {
  const translate = useTranslate();
  const version = useRecordContext<SurveyVersion>();
  if (!version) return null;
  const isDraft = version.publishedAt === null;
  return (
    <>
      <RecordLink resource="surveys" id={version.surveyId}>
        {translate('surveyVersions.toSurvey')}
      </RecordLink>
      <StatusChip
        tone={isDraft ? 'neutral' : 'good'}
        label={isDraft ? 'surveyVersions.draft' : 'surveyVersions.published'}
      />
    </>
  );
};
