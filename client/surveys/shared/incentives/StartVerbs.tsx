/** What a second person may do with a distribution that waits for its start. */
import { useDataProvider, useRefresh, useTranslate } from 'react-admin';
import { can } from '#contract/platform/access';
import type { Distribution } from '#contract/surveys/distributions';
import { startApprovalError } from '#rules/surveys/incentives';
import type { Api } from '../../../api.ts';
import { usePersonName } from '../../../platform/shared/PersonName.tsx';
import { useAccount } from '../../../platform/shared/useAccount.ts';
import { VerbBar } from '../../../ui/feedback/VerbBar.tsx';
import type { Verb } from '../../../ui/feedback/verbs.ts';
import { TriggerFacts } from '../TriggerFacts.tsx';
import { useGivenADay } from './useGivenADay.ts';

const WORDS = 'surveyIncentives.verbs';
const VERBS = [
  { action: 'approve', noun: 'approval', reason: 'optional', tone: 'normal', variant: 'contained' },
  { action: 'reject', noun: 'rejection', reason: 'required', tone: 'danger', variant: 'outlined' },
] as const;

export const StartVerbs = ({ distribution }: { distribution: Distribution }) => {
  const translate = useTranslate();
  const api = useDataProvider<Api>();
  const refresh = useRefresh();
  const account = useAccount();
  const gives = useGivenADay();
  const toName = usePersonName();
  // Whoever may not approve is not offered to reject either.
  const isAllowed =
    account &&
    can(account.role, 'surveyDistributions', 'approval') &&
    startApprovalError('approve', distribution, account.id) === null;
  if (!isAllowed) return null;
  const { id, version, askedBy } = distribution;
  const verbs = VERBS.map(({ action, noun, reason, tone, variant }): Verb => ({
    key: action,
    label: `${WORDS}.${action}.verb`,
    tone,
    variant,
    confirm: () => ({
      title: `${WORDS}.${action}.title`,
      lines: [
        translate(`${WORDS}.${action}.text`, {
          gives: gives(distribution),
          author: toName(askedBy ?? ''),
        }),
      ],
      preview: <TriggerFacts distribution={distribution} />,
      reason,
      maxReason: 1_000,
      perform: (given) => api.act('surveyDistributions', id, noun, { version, reason: given }),
      success: `${WORDS}.${action}.done`,
      onSuccess: refresh,
    }),
  }));
  return <VerbBar verbs={verbs} />;
};
