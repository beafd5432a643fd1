/** What a promotion is now, as a chip: its own pages, its campaign's and the reports show it. */
import type { PromotionPhase } from '#contract/promotions/promotions';
import { StatusChip, type Tone } from '../../ui/record/StatusChip.tsx';

export const PHASE_TONES: Record<PromotionPhase, Tone> = {
  draft: 'neutral',
  submitted: 'attention',
  rejected: 'bad',
  scheduled: 'information',
  running: 'good',
  paused: 'attention',
  ended: 'neutral',
  archived: 'neutral',
};

export const PromotionPhaseChip = ({ phase }: { phase: PromotionPhase }) => (
  <StatusChip tone={PHASE_TONES[phase] ?? 'neutral'} label={`promotions.phases.${phase}`} />
);
