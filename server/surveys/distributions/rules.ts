/** What state a distribution is in, and what is wrong with one. Pure. */
import type {
  DistributionChannel,
  DistributionInput,
  DistributionState,
  Trigger,
} from '#contract/surveys/distributions';
import type { StartApproval } from '#contract/surveys/incentives';
import type { FieldErrors } from '#shared/fields';

export const distributionState = (
  {
    startedAt,
    endedAt,
    linkLimit,
    approval,
  }: {
    startedAt: number | null;
    endedAt: number | null;
    linkLimit: number | null;
    approval: StartApproval | null;
  },
  answered: number,
  now: number,
): DistributionState => {
  if (endedAt !== null && endedAt <= now) return 'ended';
  if (startedAt === null) return approval === 'submitted' ? 'submitted' : 'draft';
  return linkLimit !== null && answered >= linkLimit ? 'full' : 'running';
};

const channelOf = ({ kind }: Pick<Trigger, 'kind'>): DistributionChannel =>
  kind === 'openLink' ? 'openLink' : 'message';

/** What cannot go together; null where everything can. */
export const distributionErrors = ({
  trigger,
  linkLimit,
}: Pick<DistributionInput, 'trigger' | 'linkLimit'>): FieldErrors | null =>
  linkLimit !== null && trigger.kind !== 'openLink'
    ? { linkLimit: 'surveyDistributions.errors.linkLimit' }
    : null;

const PPM_OF_BASIS_POINT = 100;
const MINUTES_AN_HOUR = 60;
/** As it is stored. */
export const storedTerms = ({ delayHours, sampleRate, ...input }: DistributionInput) => ({
  ...input,
  delayMinutes: delayHours * MINUTES_AN_HOUR,
  samplePpm: sampleRate * PPM_OF_BASIS_POINT,
  channel: channelOf(input.trigger),
});
/** As it is shown and typed. */
export const shownTerms = <Row extends { delayMinutes: number; samplePpm: number }>({
  delayMinutes,
  samplePpm,
  ...row
}: Row) => ({
  ...row,
  delayHours: Math.round(delayMinutes / MINUTES_AN_HOUR),
  sampleRate: Math.round(samplePpm / PPM_OF_BASIS_POINT),
});

/** What is only said to somebody who is asked by a message, and what only holds for a link that anybody opens. */
const OF_CHANNEL: Readonly<Record<DistributionChannel, readonly string[]>> = {
  message: [
    'delayHours',
    'sampleRate',
    'recontactDays',
    'usesCooldown',
    'reminderAfterDays',
    'dailyLimit',
    'incentive',
  ],
  openLink: ['linkLimit'],
};
/** The terms that hold for its kind: what the log says of it. */
export const heldTerms = (terms: { trigger: Trigger }): Record<string, unknown> => {
  const isMessage = channelOf(terms.trigger) === 'message';
  const unheld = OF_CHANNEL[isMessage ? 'openLink' : 'message'];
  return Object.fromEntries(Object.entries(terms).filter(([field]) => !unheld.includes(field)));
};
