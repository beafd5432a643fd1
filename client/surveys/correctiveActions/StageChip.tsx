import type { CorrectiveAction } from '#contract/surveys/correctiveActions';
import { type Tone, StatusChip } from '../../ui/record/StatusChip.tsx';

const TONES: Readonly<Record<CorrectiveAction['stage'], Tone>> = {
  proposed: 'attention',
  planned: 'information',
  inProgress: 'information',
  done: 'attention',
  verified: 'good',
  dismissed: 'neutral',
};

export const StageChip = ({ stage }: Pick<CorrectiveAction, 'stage'>) => (
  <StatusChip tone={TONES[stage]} label={`correctiveActions.stages.${stage}`} />
);
