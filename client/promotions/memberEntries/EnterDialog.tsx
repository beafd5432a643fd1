/** Enters a member to an activity: says before what keeps the member from it. */
import '#shared/validation';
import {
  Alert,
  Button,
  DialogActions,
  DialogContent,
  DialogTitle,
  MenuItem,
  TextField,
} from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { useDataProvider, useNotify, useRefresh, useTranslate } from 'react-admin';
import { MemberEntryInput, type OfferedActivity } from '#contract/promotions/memberEntries';
import { fieldErrors } from '#shared/fields';
import type { Api } from '../../api.ts';
import { ApiError } from '../../apiError.ts';
import { CancelButton, WorkDialog } from '../../ui/feedback/WorkDialog.tsx';
import { useLocalize } from '../../ui/record/localized.tsx';

interface Props {
  memberId: number;
  activities: readonly OfferedActivity[];
  onClose: () => void;
}

const useEnter = ({ memberId, onClose }: Props) => {
  const api = useDataProvider<Api>();
  const client = useQueryClient();
  const notify = useNotify();
  const refresh = useRefresh();
  const [failure, setFailure] = useState<string>();
  const [pending, setPending] = useState(false);
  const enter = async ({ id: activityId }: OfferedActivity, text: string) => {
    const checked = MemberEntryInput.safeParse({ memberId, activityId, text });
    if (!checked.success) {
      const [error] = Object.values(fieldErrors(checked.error));
      return setFailure(typeof error === 'string' ? error : 'ra.message.invalid_form');
    }
    setPending(true);
    setFailure(undefined);
    try {
      await api.call('POST', '/memberEntries', checked.data);
      notify('memberEntries.enter.done', { type: 'success' });
      onClose();
    } catch (error) {
      setFailure(ApiError.from(error).firstReason);
    } finally {
      setPending(false);
      // Also after a refusal: what is left may have changed.
      void client.invalidateQueries({ queryKey: ['members'] });
      refresh();
    }
  };
  return { enter, pending, failure, setFailure };
};

export const EnterDialog = (props: Props) => {
  const { activities, onClose } = props;
  const translate = useTranslate();
  const toText = useLocalize();
  const titleId = useId();
  const [chosen, setChosen] = useState('');
  const [text, setText] = useState('');
  const { enter, pending, failure, setFailure } = useEnter(props);
  const activity = activities.find(({ id }) => String(id) === chosen);
  const isContest = activity?.kind === 'contest';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (activity?.canEnter) void enter(activity, isContest ? text : '');
  };
  return (
    <WorkDialog pending={pending} onClose={onClose} titleId={titleId}>
      <form onSubmit={submit} noValidate>
        <DialogTitle id={titleId}>{translate('memberEntries.enter.title')}</DialogTitle>
        <DialogContent>
          <TextField
            select
            fullWidth
            required
            label={translate('resources.memberEntries.fields.activityId')}
            value={chosen}
            onChange={({ target }) => {
              setChosen(target.value);
              setFailure(undefined);
            }}
          >
            {activities.map(({ id, names }) => (
              <MenuItem key={id} value={String(id)}>
                {toText(names)}
              </MenuItem>
            ))}
          </TextField>
          {activity?.words.map((words) => (
            <Alert key={toText(words)} severity="warning" sx={{ mt: 1 }}>
              {toText(words)}
            </Alert>
          ))}
          {isContest && activity.canEnter && (
            <TextField
              fullWidth
              required
              multiline
              minRows={3}
              label={translate('resources.memberEntries.fields.text')}
              value={text}
              onChange={({ target }) => setText(target.value)}
            />
          )}
          {failure && (
            <Alert severity="error" sx={{ mt: 1 }}>
              {translate(failure, { _: failure })}
            </Alert>
          )}
        </DialogContent>
        <DialogActions>
          <CancelButton />
          <Button
            type="submit"
            variant="contained"
            loading={pending}
            disabled={activity?.canEnter !== true}
          >
            {translate('memberEntries.enter.verb')}
          </Button>
        </DialogActions>
      </form>
    </WorkDialog>
  );
};
