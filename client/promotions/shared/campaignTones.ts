import type { CampaignPhase } from '#rules/promotions/campaigns';
import type { Tone } from '../../ui/record/StatusChip.tsx';

export const CAMPAIGN_TONES: Record<CampaignPhase, Tone> = {
  planned: 'information',
  running: 'good',
  ended: 'neutral',
  archived: 'neutral',
};
