/** The state of a batch, and what can be done with it. */
import { Box } from '@mui/material';
import {
  useCanAccess,
  useDataProvider,
  useLocale,
  useRecordContext,
  useTranslate,
} from 'react-admin';
import { batchForm } from '#rules/promotions/couponStates';
import { type Api, exportAddress } from '../../api.ts';
import { VerbBar } from '../../ui/feedback/VerbBar.tsx';
import type { Verb } from '../../ui/feedback/verbs.ts';
import { ClearExport } from '../../ui/list/ClearExport.tsx';
import { useExportWords } from '../../ui/list/exportWords.ts';
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

const ORDER = { field: 'id', order: 'ASC' };
/** Every code of a batch as the list of codes is exported, in the words of the screen. */
const useCodesAddress = () => {
  const language = useLocale();
  const wordsOf = useExportWords();
  return async (batchId: number, reason: string) =>
    exportAddress('coupons', { batchId }, ORDER, {
      reason,
      language,
      words: await wordsOf('coupons'),
    });
};

export const BatchHeader = () => {
  const translate = useTranslate();
  const batch = useRecordContext<ShownBatch>();
  const codesAddress = useCodesAddress();
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
            address={(reason) => codesAddress(batch.id, reason)}
          />
        )}
        {mayEdit && isOpen && batch.kind === 'unique' && <IssueButton batch={batch} />}
      </Box>
    </>
  );
};
