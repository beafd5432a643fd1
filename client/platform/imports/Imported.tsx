/** The notice above a finished import, with its undo, or what of it was undone. */
import { Alert } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useDataProvider, useTranslate } from 'react-admin';
import type { ChangeState } from '#contract/platform/undo';
import { importChangeId } from '#rules/platform/undo';
import type { Api } from '../../api.ts';
import { useCount } from '../../ui/list/useCount.ts';
import { Gap } from '../../ui/record/Gap.tsx';
import { UndoButton } from '../shared/undo/UndoButton.tsx';
import { useCanUndo } from '../shared/undo/useUndo.ts';

const useChangeState = (changeId: string, enabled: boolean) => {
  const api = useDataProvider<Api>();
  const { data } = useQuery({
    queryKey: ['changes', changeId],
    queryFn: async ({ signal }) =>
      (
        await api.call<ChangeState>(
          'GET',
          `/changes/${encodeURIComponent(changeId)}`,
          undefined,
          signal,
        )
      ).data,
    enabled,
  });
  return data;
};

/** `isUndoable`: whether the import wrote records that can be taken back. */
export const Imported = ({ jobId, isUndoable }: { jobId: number; isUndoable: boolean }) => {
  const translate = useTranslate();
  const canUndo = useCanUndo();
  const count = useCount();
  const changeId = importChangeId(jobId);
  const state = useChangeState(changeId, isUndoable && canUndo);
  if (!state) return <Alert severity="success">{translate('imports.again')}</Alert>;
  const { records, undone, max } = state;
  if (records > max)
    return (
      <Alert severity="success">
        {translate('imports.again')}
        <Gap />
        {translate('undo.tooLarge', { records: count(records), max: count(max) })}
      </Alert>
    );
  if (undone === 0)
    return (
      <Alert severity="success" action={<UndoButton changeId={changeId} label="undo.import" />}>
        {translate('imports.again')}
      </Alert>
    );
  if (undone < records)
    return (
      <Alert severity="warning" action={<UndoButton changeId={changeId} label="undo.rest" />}>
        {translate('undo.partOfImport', { undone, records })}
      </Alert>
    );
  return <Alert severity="info">{translate('undo.wholeImport')}</Alert>;
};
