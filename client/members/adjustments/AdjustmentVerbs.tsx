/** What may be done with an adjustment that waits: a second person decides, its author takes it back. */
import { useDataProvider, useRefresh, useTranslate } from 'react-admin';
import { can } from '#contract/platform/access';
import type { PointAdjustment } from '#contract/members/adjustments';
import { adjustmentError } from '#rules/members/adjustments';
import { usePersonName } from '../../platform/shared/PersonName.tsx';
import type { Api } from '../../api.ts';
import { useAccount } from '../../platform/shared/useAccount.ts';
import { VerbBar } from '../../ui/feedback/VerbBar.tsx';
import type { Verb } from '../../ui/feedback/verbs.ts';
import { useAdjustmentWords } from './useAdjustmentWords.ts';

const WORDS = 'pointAdjustments.verbs';
const VERBS = [
  { action: 'approve', noun: 'approval', grant: 'approval', reason: 'optional' },
  { action: 'reject', noun: 'rejection', grant: 'approval', reason: 'required' },
  { action: 'withdraw', noun: 'withdrawal', grant: 'create', reason: 'optional' },
] as const;

export const AdjustmentVerbs = ({ adjustment }: { adjustment: PointAdjustment }) => {
  const translate = useTranslate();
  const toName = usePersonName();
  const api = useDataProvider<Api>();
  const refresh = useRefresh();
  const account = useAccount();
  const { change } = useAdjustmentWords();
  if (!account) return null;
  const decides = adjustmentError('approve', adjustment, account.id) === null;
  const isAllowed = ({ action, grant }: (typeof VERBS)[number]) =>
    can(account.role, 'pointAdjustments', grant) &&
    // Whoever may not approve is not offered to reject either.
    (action === 'reject' ? decides : adjustmentError(action, adjustment, account.id) === null);
  const verbs = VERBS.map((verb): Verb => ({
    key: verb.action,
    label: `${WORDS}.${verb.action}.verb`,
    isAllowed: isAllowed(verb),
    tone: verb.action === 'approve' ? 'normal' : 'danger',
    variant: verb.action === 'approve' ? 'contained' : 'outlined',
    confirm: () => ({
      title: `${WORDS}.${verb.action}.title`,
      lines: [
        translate(`${WORDS}.${verb.action}.text`, {
          change: change(adjustment),
          author: toName(adjustment.authorName),
        }),
      ],
      reason: verb.reason,
      maxReason: 1_000,
      perform: (reason) =>
        api.act('pointAdjustments', adjustment.id, verb.noun, {
          version: adjustment.version,
          reason,
        }),
      success: `${WORDS}.${verb.action}.done`,
      onSuccess: refresh,
    }),
  }));
  return <VerbBar verbs={verbs} />;
};
