/** From which day on the change holds. */
import { Typography } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import type { CorrectiveAction } from '#contract/surveys/correctiveActions';
import { dayOf } from '#shared/days';
import { ApiError } from '../../apiError.ts';
import { FormDialog } from '../../ui/feedback/FormDialog.tsx';
import { useAct } from '../../ui/feedback/useAct.ts';
import { PartsField } from '../../ui/form/PartsField.tsx';
import { useStoreSettings } from '../../ui/record/useStoreSettings.ts';

export interface ActionDialogProps {
  action: Pick<CorrectiveAction, 'id' | 'version'>;
  onClose: () => void;
}

export const FinishDialog = ({ action: { id, version }, onClose }: ActionDialogProps) => {
  const translate = useTranslate();
  const { timeZone } = useStoreSettings();
  const [day, setDay] = useState(dayOf(Date.now(), timeZone));
  const [failure, setFailure] = useState<string>();
  const { act, pending } = useAct('correctiveActions', 'completion', {
    success: 'correctiveActions.verbs.finish.done',
    onSuccess: onClose,
    onError: (error) => {
      const { errors, key } = ApiError.from(error);
      const field = errors?.implementedOn;
      setFailure(typeof field === 'string' ? field : key);
    },
  });
  return (
    <FormDialog
      title="correctiveActions.verbs.finish.title"
      submit="correctiveActions.verbs.finish.verb"
      missing={day === '' ? 'ra.validation.required' : null}
      failure={failure}
      pending={pending}
      onSubmit={() => void act(id, { version, implementedOn: day })}
      onClose={onClose}
    >
      <Typography>{translate('correctiveActions.verbs.finish.text')}</Typography>
      <PartsField
        type="date"
        label={translate('correctiveActions.implementedOn')}
        value={day}
        onChange={setDay}
      />
    </FormDialog>
  );
};
