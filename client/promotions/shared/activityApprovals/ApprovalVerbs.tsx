/** What a second person may do with an activity that waits for approval. */
import { useDataProvider, useRefresh, useTranslate } from 'react-admin';
import { can } from '#contract/platform/access';
import type { MemberActivity } from '#contract/promotions/memberActivities';
import { activityApprovalError } from '#rules/promotions/activityApprovals';
import type { Api } from '../../../api.ts';
import { usePersonName } from '../../../platform/shared/PersonName.tsx';
import { useAccount } from '../../../platform/shared/useAccount.ts';
import { VerbBar } from '../../../ui/feedback/VerbBar.tsx';
import type { Verb } from '../../../ui/feedback/verbs.ts';
import { Facts } from '../../../ui/record/Facts.tsx';
import { useAudienceText } from '../useAudienceText.ts';
import { useMostPoints } from './useMostPoints.ts';

const WORDS = 'activityApprovals.verbs';
const VERBS = [
  { action: 'approve', noun: 'approval', reason: 'optional', tone: 'normal', variant: 'contained' },
  { action: 'reject', noun: 'rejection', reason: 'required', tone: 'danger', variant: 'outlined' },
] as const;

export const ApprovalVerbs = ({ activity }: { activity: MemberActivity }) => {
  const translate = useTranslate();
  const api = useDataProvider<Api>();
  const refresh = useRefresh();
  const account = useAccount();
  const { gives } = useMostPoints();
  const audienceText = useAudienceText();
  const toName = usePersonName();
  if (!account || activity.archivedAt !== null) return null;
  // Whoever may not approve is not offered to reject either.
  const isAllowed =
    can(account.role, 'memberActivities', 'approval') &&
    activityApprovalError('approve', activity, account.id) === null;
  if (!isAllowed) return null;
  const verbs = VERBS.map(({ action, noun, reason, tone, variant }): Verb => ({
    key: action,
    label: `${WORDS}.${action}.verb`,
    tone,
    variant,
    confirm: () => ({
      title: `${WORDS}.${action}.title`,
      lines: [
        translate(`${WORDS}.${action}.text`, {
          gives: gives(activity.mostPoints ?? null),
          author: toName(activity.askedBy ?? ''),
        }),
      ],
      preview: (
        <Facts
          facts={[
            {
              label: 'resources.memberActivities.fields.audience._',
              value: audienceText(activity),
            },
          ]}
        />
      ),
      reason,
      maxReason: 1_000,
      perform: (given) =>
        api.act('memberActivities', activity.id, noun, {
          version: activity.version,
          reason: given,
        }),
      success: `${WORDS}.${action}.done`,
      onSuccess: refresh,
    }),
  }));
  return <VerbBar verbs={verbs} />;
};
