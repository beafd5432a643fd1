/** What may be done with a refund that waits: a second person decides, its author takes it back. */
import { useDataProvider, useTranslate } from 'react-admin';
import { can } from '#contract/platform/access';
import type { RefundDetail } from '#contract/service/refunds';
import { closeError, refundError } from '#rules/service/refunds';
import { usePersonName } from '../../platform/shared/PersonName.tsx';
import type { Api } from '../../api.ts';
import { useAccount } from '../../platform/shared/useAccount.ts';
import { VerbBar } from '../../ui/feedback/VerbBar.tsx';
import type { Verb } from '../../ui/feedback/verbs.ts';
import { useMoney } from '../../ui/record/money.tsx';

const WORDS = 'refunds.verbs';
const VERBS = [
  { action: 'approve', noun: 'approval', grant: 'approval', reason: 'optional' },
  { action: 'reject', noun: 'rejection', grant: 'approval', reason: 'required' },
  { action: 'withdraw', noun: 'withdrawal', grant: 'create', reason: 'optional' },
  { action: 'close', noun: 'closing', grant: 'approval', reason: 'required' },
] as const;
type Action = (typeof VERBS)[number]['action'];

const errorOf = (action: Action, refund: RefundDetail, personId: string): string | null => {
  if (action === 'close') return closeError(refund, refund.payments);
  // Whoever may not approve is not offered to reject either.
  return refundError(action === 'reject' ? 'approve' : action, refund, personId);
};

export const RefundVerbs = ({ refund }: { refund: RefundDetail }) => {
  const translate = useTranslate();
  const toName = usePersonName();
  const api = useDataProvider<Api>();
  const money = useMoney();
  const account = useAccount();
  if (!account) return null;
  const isAllowed = ({ action, grant }: (typeof VERBS)[number]) =>
    can(account.role, 'refunds', grant) && errorOf(action, refund, account.id) === null;
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
          amount: money(refund.total),
          author: toName(refund.authorName),
        }),
      ],
      ...(!refund.isErased && { reason: verb.reason }),
      maxReason: 1_000,
      perform: (reason) =>
        api.act('refunds', refund.id, verb.noun, { version: refund.version, reason }),
      success: `${WORDS}.${verb.action}.done`,
    }),
  }));
  return <VerbBar verbs={verbs} />;
};
