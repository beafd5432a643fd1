/** Marks and a comment: a review is written, or an earlier one corrected; somebody else’s with a reason. */
import { MenuItem, TextField } from '@mui/material';
import { useState } from 'react';
import { useDataProvider, useTranslate } from 'react-admin';
import { MARKS, type QualityCard } from '#contract/service/qualityCards';
import { MAX_COMMENT, type QualityReviewDetail } from '#contract/service/qualityReviews';
import type { Api } from '../../api.ts';
import { useAccount } from '../../platform/shared/useAccount.ts';
import { ApiError } from '../../apiError.ts';
import { FormDialog } from '../../ui/feedback/FormDialog.tsx';
import { useWork } from '../../ui/feedback/useAct.ts';
import { useLocalize } from '../../ui/record/localized.tsx';
import { LimitedField } from '../../ui/form/LimitedField.tsx';

const MAX_REASON = 300;

/** A ticket of the sample that nobody has reviewed. */
export interface Drawn {
  ticketId: number;
  ticketNumber: string;
  agentId: string;
  week: string;
}

export interface ReviewDialogProps {
  card: QualityCard;
  of: Drawn | QualityReviewDetail;
  onClose: () => void;
}

const send = (
  api: Api,
  of: Drawn | QualityReviewDetail,
  { reason, ...written }: { marks: object; comment: string; reason: string },
) => {
  if ('id' in of)
    return api.call('PUT', `/qualityReviews/${of.id}`, {
      ...written,
      reason: reason || null,
      version: of.version,
    });
  const { ticketId, agentId, week } = of;
  return api.call('POST', '/qualityReviews', { ticketId, agentId, week, ...written });
};

export const ReviewDialog = ({ card, of, onClose }: ReviewDialogProps) => {
  const translate = useTranslate();
  const toText = useLocalize();
  const api = useDataProvider<Api>();
  const { run, pending } = useWork();
  const [marks, setMarks] = useState<Record<string, number>>('id' in of ? of.marks : {});
  const [comment, setComment] = useState('id' in of ? of.comment : '');
  const account = useAccount();
  const [reason, setReason] = useState('');
  const [failure, setFailure] = useState<string>();
  const isOthers = 'id' in of && of.authorId !== account?.id;
  const isMarked = card.criteria.every(({ key }) => key in marks);
  const isComplete = isMarked && comment.trim() !== '';
  const lacks = isOthers && reason.trim() === '' ? 'qualityReviews.errors.noReason' : null;
  const save = () =>
    void run(() => send(api, of, { marks, comment, reason: reason.trim() }), {
      success: 'qualityReviews.saved',
      onSuccess: onClose,
      onError: (error) => setFailure(ApiError.from(error).firstReason),
    });
  return (
    <FormDialog
      title={translate('qualityReviews.reviewOf', { number: of.ticketNumber })}
      submit="ra.action.save"
      missing={isComplete ? lacks : 'qualityReviews.errors.incomplete'}
      failure={failure}
      pending={pending}
      onSubmit={save}
      onClose={onClose}
    >
      {card.criteria.map(({ key, names }) => (
        <TextField
          key={key}
          select
          label={toText(names)}
          value={marks[key] ?? ''}
          onChange={({ target }) => setMarks({ ...marks, [key]: Number(target.value) })}
        >
          {MARKS.map((mark) => (
            <MenuItem key={mark} value={mark}>
              {translate(`qualityReviews.marks.${mark}`)}
            </MenuItem>
          ))}
        </TextField>
      ))}
      <LimitedField
        multiline
        minRows={3}
        label={translate('resources.qualityReviews.fields.comment')}
        value={comment}
        onChange={({ target }) => setComment(target.value)}
        max={MAX_COMMENT}
      />
      {isOthers && (
        <LimitedField
          required
          multiline
          label={translate('qualityReviews.correctionReason')}
          helperText={translate('qualityReviews.help.correction')}
          value={reason}
          onChange={({ target }) => setReason(target.value)}
          max={MAX_REASON}
        />
      )}
    </FormDialog>
  );
};
