import type { WebhookEndpoint } from '#contract/platform/webhooks';
import { StatusChip, type Tone } from '../../ui/record/StatusChip.tsx';

type State = 'archived' | 'staff' | 'failing' | 'gone' | 'restored' | 'refused' | 'active';

const TONES: Record<State, Tone> = {
  archived: 'neutral',
  staff: 'attention',
  failing: 'bad',
  gone: 'bad',
  restored: 'bad',
  refused: 'attention',
  active: 'good',
};

type Facts = Pick<WebhookEndpoint, 'archivedAt' | 'pausedAt' | 'pauseCause' | 'failingSince'>;

const stateOf = ({ archivedAt, pausedAt, pauseCause, failingSince }: Facts): State => {
  if (archivedAt !== null) return 'archived';
  if (pausedAt !== null) return pauseCause ?? 'staff';
  return failingSince === null ? 'active' : 'refused';
};

/** Whether messages are sent, and why not. */
export const EndpointState = ({ endpoint }: { endpoint: Facts }) => {
  const state = stateOf(endpoint);
  return <StatusChip tone={TONES[state]} label={`webhooks.states.${state}`} />;
};
