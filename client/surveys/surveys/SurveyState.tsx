import { useTranslate } from 'react-admin';
import type { Survey } from '#contract/surveys/surveys';
import { StatusChip } from '../../ui/record/StatusChip.tsx';

/** Archived, not published yet, or the version that is asked. */
export const SurveyState = ({ survey }: { survey: Survey }) => {
  const translate = useTranslate();
  if (survey.archivedAt !== null) return <StatusChip tone="neutral" label="surveys.archived" />;
  if (survey.publishedNumber === null)
    return <StatusChip tone="attention" label="surveys.notPublished" />;
  const label = translate('surveys.versionOf', { number: survey.publishedNumber });
  return <StatusChip tone="good" label={label} />;
};
