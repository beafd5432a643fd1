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

export const channelOf = ({ kind }: Pick<Trigger, 'kind'>): DistributionChannel =>
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
