/** What the reviewed agent says to a review, once. */
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { MAX_COMMENT, type QualityReview } from '#contract/service/qualityReviews';
import { FormDialog } from '../../ui/feedback/FormDialog.tsx';
import { useAct } from '../../ui/feedback/useAct.ts';
import { LimitedField } from '../../ui/form/LimitedField.tsx';

export const AnswerDialog = ({
  review: { id, version },
  onClose,
}: {
  review: QualityReview;
  onClose: () => void;
}) => {
  const translate = useTranslate();
  const [answer, setAnswer] = useState('');
  const { act, pending } = useAct('qualityReviews', 'answer', {
    success: 'qualityReviews.saved',
    onSuccess: onClose,
  });
  return (
    <FormDialog
      title="qualityReviews.answer"
      submit="qualityReviews.sendAnswer"
      missing={answer.trim() === '' ? 'qualityReviews.errors.noAnswer' : null}
      pending={pending}
      onSubmit={() => void act(id, { answer, version })}
      onClose={onClose}
    >
      <LimitedField
        multiline
        autoFocus
        minRows={3}
        label={translate('resources.qualityReviews.fields.answer')}
        helperText={translate('qualityReviews.help.answer')}
        value={answer}
        onChange={({ target }) => setAnswer(target.value)}
        max={MAX_COMMENT}
      />
    </FormDialog>
  );
};
