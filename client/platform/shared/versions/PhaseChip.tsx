import type { VersionPhase } from '#contract/platform/versions';
import { StatusChip, type Tone } from '../../../ui/record/StatusChip.tsx';

const TONES: Record<VersionPhase, Tone> = {
  draft: 'neutral',
  submitted: 'attention',
  rejected: 'bad',
  planned: 'information',
  inForce: 'good',
  superseded: 'neutral',
  withdrawn: 'neutral',
};
export const PHASES = Object.keys(TONES) as VersionPhase[];

export const PhaseChip = ({ phase }: { phase: VersionPhase }) => (
  <StatusChip tone={TONES[phase]} label={`versions.phases.${phase}`} />
);
