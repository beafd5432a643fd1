import type { Distribution } from '#contract/surveys/distributions';
import { StatusChip } from '../../ui/record/StatusChip.tsx';

const TONES = {
  draft: 'attention',
  submitted: 'attention',
  running: 'good',
  full: 'attention',
  ended: 'neutral',
} as const;

export const DistributionState = ({
  distribution: { state },
}: {
  distribution: Pick<Distribution, 'state'>;
}) => <StatusChip tone={TONES[state]} label={`surveyDistributions.states.${state}`} />;
