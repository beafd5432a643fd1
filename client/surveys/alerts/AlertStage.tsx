/** How far an alert has come. */
import { useTranslate } from 'react-admin';
import type { AlertStage as Stage } from '#contract/surveys/alerts';
import { StatusChip } from '../../ui/record/StatusChip.tsx';

const TONES = {
  open: 'attention',
  contacted: 'information',
  closed: 'good',
  reopened: 'bad',
  withdrawn: 'neutral',
} as const;

export const AlertStage = ({ stage }: { stage: Stage }) => {
  const translate = useTranslate();
  return <StatusChip tone={TONES[stage]} label={translate(`surveyAlerts.stages.${stage}`)} />;
};
