/** Undoes a merge, with what each of the two has then and whose points were spent meanwhile. */
import {
  Alert,
  Button,
  DialogActions,
  DialogContent,
  DialogTitle,
  Typography,
} from '@mui/material';
import { type FormEvent, useId, useState } from 'react';
import { useTranslate } from 'react-admin';
import { ApiError } from '../../apiError.ts';
import { CancelButton, WorkDialog } from '../../ui/feedback/WorkDialog.tsx';
import { usePointWords } from '../shared/usePointWords.ts';
import { FiguresTable } from './MergePreview.tsx';
import { recordLabel } from '../shared/recordLabel.ts';
import { TakenBack } from './TakenBack.tsx';
import { useUnmerge, useUnmergePreview } from './useMerge.ts';
import { ReasonField } from '../../ui/form/ReasonField.tsx';

const MAX_REASON = 500;

export const UnmergeDialog = ({ recordId, onClose }: { recordId: number; onClose: () => void }) => {
  const translate = useTranslate();
  const titleId = useId();
  const { count } = usePointWords();
  const [reason, setReason] = useState('');
  const { data, error } = useUnmergePreview(recordId);
  const { unmerge, pending, failure } = useUnmerge(onClose);
  const problem = failure ?? (error ? ApiError.from(error).key : undefined);
  const [isTried, setTried] = useState(false);
  const text = reason.trim();
  const isMissing = isTried && text === '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (text !== '' && text.length <= MAX_REASON) void unmerge(recordId, { reason: text });
  };
  return (
    <WorkDialog fullWidth maxWidth="sm" pending={pending} onClose={onClose} titleId={titleId}>
      <form onSubmit={submit} noValidate>
        <DialogTitle id={titleId}>{translate('merges.undo.title')}</DialogTitle>
        <DialogContent>
          <Typography sx={{ mb: 1 }}>{translate('merges.undo.text')}</Typography>
          {problem !== undefined && (
            <Alert severity="error">{translate(problem, { _: problem })}</Alert>
          )}
          {data && (
            <>
              <FiguresTable
                columns={[
                  { title: recordLabel(data.member), figures: data.member },
                  { title: recordLabel(data.record), figures: data.record },
                ]}
              />
              <Typography sx={{ mt: 1 }}>
                {translate('merges.undo.spent', {
                  member: count(data.spent.member),
                  record: count(data.spent.record),
                })}
              </Typography>
              <TakenBack preview={data} />
              {data.split.map(({ message, count: parts }) => (
                <Typography key={message} sx={{ mt: 1 }}>
                  {translate(message, { smart_count: parts })}
                </Typography>
              ))}
              {data.repaid.member + data.repaid.record > 0 && (
                <Typography sx={{ mt: 1 }}>
                  {translate('merges.undo.repaid', {
                    member: count(data.repaid.member),
                    record: count(data.repaid.record),
                  })}
                </Typography>
              )}
            </>
          )}
          <ReasonField
            value={reason}
            onChange={setReason}
            wrong={isMissing && translate('ra.validation.required')}
            max={MAX_REASON}
            sx={{ mt: 2 }}
          />
        </DialogContent>
        <DialogActions>
          <CancelButton />
          <Button type="submit" variant="contained" loading={pending}>
            {translate('merges.undo.verb')}
          </Button>
        </DialogActions>
      </form>
    </WorkDialog>
  );
};
