import { type Period, type PeriodState, periodState } from '#rules/promotions/periodStates';
import { StatusChip, type Tone } from '../../ui/record/StatusChip.tsx';

const TONES: Record<PeriodState, Tone> = {
  planned: 'information',
  current: 'good',
  over: 'neutral',
  archived: 'neutral',
};

/** `words`: where the messages name the states. */
export const PeriodStateChip = ({
  period,
  words = 'campaigns.states',
}: {
  period: Period;
  words?: string;
}) => {
  const state = periodState(period, Date.now());
  return <StatusChip tone={TONES[state]} label={`${words}.${state}`} />;
};
