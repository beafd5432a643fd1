import { type Period, type PeriodState, periodState } from '#rules/promotions/periodStates';
import { StatusChip, type Tone } from '../../ui/record/StatusChip.tsx';

export const PERIOD_TONES: Record<PeriodState, Tone> = {
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
  return <StatusChip tone={PERIOD_TONES[state]} label={`${words}.${state}`} />;
};
