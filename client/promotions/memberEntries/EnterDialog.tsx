/** Enters a member to an activity: says before what keeps the member from it. */
import '#shared/validation';
import { TextField } from '@mui/material';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { MemberEntryInput, type OfferedActivity } from '#contract/promotions/memberEntries';
import { fieldErrors } from '#shared/fields';
import { useLocalize } from '../../ui/record/localized.tsx';
import { ForMemberDialog, useCreateForMember } from '../shared/ForMemberDialog.tsx';

interface Props {
  memberId: number;
  activities: readonly OfferedActivity[];
  onClose: () => void;
}

export const EnterDialog = ({ memberId, activities, onClose }: Props) => {
  const translate = useTranslate();
  const toText = useLocalize();
  const [chosenId, setChosenId] = useState<number>();
  const [text, setText] = useState('');
  const { create, pending, failure, setFailure } = useCreateForMember(
    'memberEntries',
    'memberEntries.enter.done',
    onClose,
  );
  // What is left of it may have changed since it was chosen.
  const activity = activities.find(({ id }) => id === chosenId);
  const isContest = activity?.kind === 'contest';
  const enter = () => {
    const sent = { memberId, activityId: chosenId, text: isContest ? text : '' };
    const checked = MemberEntryInput.safeParse(sent);
    if (checked.success) return void create(checked.data);
    const [error] = Object.values(fieldErrors(checked.error));
    setFailure(typeof error === 'string' ? error : 'ra.message.invalid_form');
  };
  return (
    <ForMemberDialog
      title={translate('memberEntries.enter.title')}
      label={translate('resources.memberEntries.fields.activityId')}
      offered={activities}
      write={({ names }) => toText(names)}
      chosen={activity}
      onChoose={(one) => {
        setChosenId(one?.id);
        setFailure(undefined);
      }}
      verb={translate('memberEntries.enter.verb')}
      canSubmit={activity?.canEnter === true}
      onSubmit={enter}
      pending={pending}
      failure={failure}
      onClose={onClose}
    >
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
    </ForMemberDialog>
  );
};
