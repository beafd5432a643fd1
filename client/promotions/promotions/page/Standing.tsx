/** Where it stands: who decides, or what has been decided. */
import { Alert } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { PromotionPhase } from '#contract/promotions/promotions';
import type { PromotionReview } from '#contract/promotions/review';
import { useInstant } from '../../../ui/record/instant.tsx';
import { useLastInstant } from '../../../ui/record/LastInstant.tsx';
import { RejectedAlert } from '../../../platform/shared/approvers/RejectedAlert.tsx';
import { usePersonName } from '../../../platform/shared/PersonName.tsx';
import { useAccount } from '../../../platform/shared/useAccount.ts';
import type { PromotionPage } from '../draft.ts';

const WORDS = 'promotions.standing';

/** What a draft waits for: of one that is read, it is known whether somebody else must approve it. */
const draftWords = (
  needsApproval: PromotionReview['needsApproval'] | undefined,
  liveRevision: number | null,
  phase: PromotionPhase,
) => {
  const beside =
    liveRevision === null ? 'draft' : phase === 'ended' ? 'draftAfterEnd' : 'draftBeside';
  return `${WORDS}.${beside}${needsApproval ? 'Second' : ''}`;
};

export const Standing = ({ promotion }: { promotion: PromotionPage }) => {
  const translate = useTranslate();
  const account = useAccount();
  const toName = usePersonName();
  const instant = useInstant();
  const lastInstant = useLastInstant();
  const { open, liveRevision, pausedAt, phase, endsAt } = promotion;
  const isOver = phase === 'ended';
  const ended = endsAt === null ? '–' : lastInstant(endsAt);
  const messages = [
    phase === 'paused' && {
      severity: 'warning' as const,
      text: translate(`${WORDS}.paused`, { at: instant(pausedAt) }),
    },
    open?.status === 'submitted' && {
      severity: open.authorId === account?.id ? ('info' as const) : ('warning' as const),
      text: translate(`${WORDS}.submitted`, {
        author: toName(open.authorName),
      }),
    },
    open?.status === 'approved' && {
      severity: 'info' as const,
      text: translate(`${WORDS}.${isOver ? 'plannedAfterEnd' : 'planned'}`, {
        revision: open.revision,
        live: liveRevision ?? 0,
        at: instant(open.liveFrom),
        ended,
      }),
    },
    open?.status === 'draft' && {
      severity: 'info' as const,
      text: translate(draftWords(open.needsApproval, liveRevision, phase), {
        revision: open.revision,
        live: liveRevision ?? 0,
        ended,
      }),
    },
  ].filter((one) => typeof one === 'object');
  return (
    <>
      {messages.map(({ severity, text }) => (
        <Alert key={text} severity={severity} sx={{ mb: 2 }}>
          {text}
        </Alert>
      ))}
      {open?.status === 'rejected' && (
        <RejectedAlert
          approverName={open.approverName}
          reason={open.decision}
          next="approvers.submitAgain"
        />
      )}
    </>
  );
};
