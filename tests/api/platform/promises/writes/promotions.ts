/** Examples of the writes of promotions and campaigns. */
import type { Call } from '../../../support/openApi.ts';
import {
  act,
  campaign,
  create,
  createRunning,
  idOf,
  promotion,
  record,
  type Write,
} from './examples.ts';

const paused = async (owner: Call) => {
  const id = await createRunning(owner);
  await owner('POST', `/api/promotions/${id}/pause`, {});
  return id;
};

/** A campaign with a running promotion, or with a draft or a paused one. */
const campaignWith =
  (...nouns: string[]) =>
  async (owner: Call) => {
    const { id } = await create(owner, 'campaigns', campaign());
    const own = await create(owner, 'promotions', { ...promotion(), campaignId: id });
    for (const noun of nouns) await owner('POST', `/api/promotions/${own.id}/${noun}`, {});
    return id;
  };

const ofCampaign = (inverse: string) => ({
  body: { reason: null },
  // What the next verb would reach.
  changes: ['concerned'],
  also: ['promotions'],
  inverse,
});

export const PROMOTIONS_WRITES: Record<string, Write> = {
  ...record('campaigns', campaign, { goal: 'More orders' }, { deletes: false }),
  ...act('promotions', 'pause', 'pause', createRunning, {
    body: { reason: 'Too many' },
    changes: ['phase', 'pausedAt'],
    inverse: 'POST /promotions/:id/resumption',
  }),
  ...act('promotions', 'resumption', 'resume', paused, {
    body: {},
    changes: ['phase', 'pausedAt'],
    inverse: 'POST /promotions/:id/pause',
  }),
  ...act('promotions', 'end', 'end', createRunning, {
    body: {},
    changes: ['phase', 'endsAt', 'terms', 'liveRevision', 'revisions'],
    inverse: 'PUT /promotions/:id',
  }),
  ...act(
    'campaigns',
    'submission',
    'submit',
    campaignWith(),
    ofCampaign('POST /campaigns/:id/pause'),
  ),
  ...act(
    'campaigns',
    'pause',
    'pause',
    campaignWith('submission'),
    ofCampaign('POST /campaigns/:id/resumption'),
  ),
  ...act(
    'campaigns',
    'resumption',
    'resume',
    campaignWith('submission', 'pause'),
    ofCampaign('POST /campaigns/:id/pause'),
  ),
  ...act('campaigns', 'end', 'end', campaignWith('submission'), ofCampaign('PUT /promotions/:id')),
  ...act('promotions', 'archival', 'archive', createRunning, {
    body: {},
    changes: ['phase', 'archivedAt', 'openRevision', 'openStatus'],
    inverse: 'its history stays readable; a copy replaces it',
  }),
  ...act('campaigns', 'archival', 'archive', idOf('campaigns', campaign), {
    changes: ['archivedAt'],
    inverse: 'its history stays readable; a new campaign replaces it',
  }),
};
