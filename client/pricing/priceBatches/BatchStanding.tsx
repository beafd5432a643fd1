import { Alert } from '@mui/material';
import { useTranslate } from 'react-admin';
import type { PriceBatch } from '#contract/pricing/priceBatches';
import { RejectedAlert } from '../../platform/shared/approvers/RejectedAlert.tsx';
import { usePersonName } from '../../platform/shared/PersonName.tsx';
import { useAccount } from '../../platform/shared/useAccount.ts';
import { RecordLink } from '../../ui/record/RecordLink.tsx';
import { canApprove } from '#rules/platform/approvals';
import { toApprovable } from '#rules/pricing/priceBatches';
import { useBatchWords } from './useBatchWords.ts';
import { Gap } from '../../ui/record/Gap.tsx';

/** Who decides, or what has been decided. */
export const BatchStanding = ({ batch }: { batch: PriceBatch }) => {
  const translate = useTranslate();
  const account = useAccount();
  const words = useBatchWords();
  const toName = usePersonName();
  const { phase, breaches, authorId, approverName, decision, revertedById, revertsId } = batch;
  const author = toName(batch.authorName);
  if (phase === 'submitted') {
    const decides =
      account !== undefined && canApprove('priceBatches', toApprovable(batch), account);
    const why =
      breaches.length > 0 && translate('priceBatches.why', { why: words.breaches(breaches) });
    return (
      <Alert severity={authorId === account?.id ? 'info' : 'warning'} sx={{ mb: 2 }}>
        {translate(decides ? 'priceBatches.waitsForYou' : 'priceBatches.waitsFor', { author })}
        <Gap />
        {why}
      </Alert>
    );
  }
  if (phase === 'rejected') {
    return (
      <RejectedAlert approverName={approverName} reason={decision} next="approvers.submitAgain" />
    );
  }
  const other = revertedById ?? revertsId;
  if (other === null) return null;
  return (
    <Alert severity="info" sx={{ mb: 2, '& .MuiAlert-message': { py: 0.5 } }}>
      <RecordLink resource="priceBatches" id={other}>
        {translate(
          revertedById === null ? 'priceBatches.revertsBatch' : 'priceBatches.revertBatch',
        )}
      </RecordLink>
    </Alert>
  );
};
