import type { Referral } from '#contract/members/referrals';
import { StatusChip } from '../../ui/record/StatusChip.tsx';

const TONES = { invited: 'information', registered: 'good', rejected: 'neutral' } as const;

export const ReferralState = ({ state }: Pick<Referral, 'state'>) => (
  <StatusChip tone={TONES[state]} label={`referrals.states.${state}`} />
);
