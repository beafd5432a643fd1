/** The state of a batch, and what can be done with it. */
import { Box } from '@mui/material';
import { useCanAccess, useDataProvider, useRecordContext, useTranslate } from 'react-admin';
import { batchForm } from '#rules/promotions/couponStates';
import type { Api } from '../../api.ts';
import { VerbBar } from '../../ui/feedback/VerbBar.tsx';
import type { Verb } from '../../ui/feedback/verbs.ts';
import { ClearExport } from '../../ui/list/ClearExport.tsx';
import { useCount } from '../../ui/list/useCount.ts';
import { BatchState } from './BatchList.tsx';
import { IssueButton } from './IssueButton.tsx';
import { type ShownBatch, useGiverNames } from './Givers.tsx';

const Revoke = ({ batch }: { batch: ShownBatch }) => {
  const translate = useTranslate();
  const giverNames = useGiverNames();
  const count = useCount();
  const api = useDataProvider<Api>();
  const revocation: Verb = {
    key: 'revoke',
    label: 'couponBatches.revoke.verb',
    tone: 'danger',
    confirm: () => ({
      title: translate('couponBatches.revoke.title', { name: batch.name }),
      lines: [
        translate('couponBatches.revoke.text', {
          generated: count(batch.generated),
          claimed: count(batch.claimed ?? 0),
        }),
        ...(batch.givers?.length
          ? [translate('couponBatches.revoke.givers', { names: giverNames(batch.givers) })]
          : []),
      ],
      reason: 'required',
      perform: (reason) => api.act('couponBatches', batch.id, 'revocation', { reason }),
      success: 'couponBatches.revoke.done',
    }),
  };
  return <VerbBar verbs={[revocation]} />;
};

export const BatchHeader = () => {
  const translate = useTranslate();
  const batch = useRecordContext<ShownBatch>();
  const { canAccess: mayEdit } = useCanAccess({ resource: 'couponBatches', action: 'edit' });
  if (!batch) return null;
  const isOpen = batch.revokedAt === null;
  return (
    <>
      <BatchState {...batch} />
      <span>{translate(`couponBatches.kinds.${batchForm(batch)}`)}</span>
      <Box sx={{ ml: { sm: 'auto' }, display: 'flex', flexWrap: 'wrap', gap: 1 }}>
        {mayEdit && isOpen && <Revoke batch={batch} />}
        {batch.kind === 'unique' && batch.generated > 0 && (
          <ClearExport
            resource="coupons"
            label="couponBatches.download"
            address={(reason) =>
              `/api/couponBatches/${batch.id}/codes.csv?${new URLSearchParams({ reason })}`
            }
          />
        )}
        {mayEdit && isOpen && batch.kind === 'unique' && <IssueButton batch={batch} />}
      </Box>
    </>
  );
};
