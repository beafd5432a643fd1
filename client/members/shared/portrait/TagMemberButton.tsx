/** Gives a tag to one member or to the selected ones, or takes it away, and says for how many it changed something. */
import Label from '@mui/icons-material/LabelOutlined';
import {
  Button,
  DialogActions,
  DialogContent,
  DialogTitle,
  FormControlLabel,
  MenuItem,
  Radio,
  RadioGroup,
  TextField,
} from '@mui/material';
import { useId, useState } from 'react';
import { useCanAccess, useDataProvider, useNotify, useTranslate } from 'react-admin';
import type { MemberTag, TagAssigned } from '#contract/members/tags';
import type { Api } from '../../../api.ts';
import { useWork } from '../../../ui/feedback/useAct.ts';
import { CancelButton, WorkDialog } from '../../../ui/feedback/WorkDialog.tsx';
import { useLocalize } from '../../../ui/record/localized.tsx';
import { useTags } from '../rules/choices.ts';

export interface TagMemberButtonProps {
  memberIds: readonly number[];
  /** The tags of the one member: of the others none can be taken away. */
  tags?: readonly MemberTag[];
  onDone?: () => void;
}

const TagDialog = ({
  memberIds,
  tags: own,
  onDone,
  onClose,
}: TagMemberButtonProps & { onClose: () => void }) => {
  const translate = useTranslate();
  const toText = useLocalize();
  const notify = useNotify();
  const api = useDataProvider<Api>();
  const titleId = useId();
  const { data } = useTags();
  const { run, pending } = useWork();
  const [isRemoved, setRemoved] = useState(false);
  const [chosen, setChosen] = useState('');
  const [isTried, setTried] = useState(false);
  const isMissing = isTried && chosen === '';
  const has = (key: string) => own?.some((tag) => tag.key === key) ?? isRemoved;
  const tags = (data ?? []).filter(
    ({ kind, key }) => kind === 'static' && (own === undefined || has(key) === isRemoved),
  );
  const save = () =>
    run(
      async () =>
        (await api.act<TagAssigned>('tags', chosen, 'assignment', { memberIds, isRemoved })).data,
      {
        onSuccess: ({ changed, unchanged }) => {
          notify('tags.assigned', {
            type: 'success',
            messageArgs: { smart_count: changed, changed, unchanged },
          });
          onDone?.();
          onClose();
        },
      },
    );
  const submit = () => {
    setTried(true);
    if (chosen !== '') void save();
  };
  return (
    <WorkDialog titleId={titleId} pending={pending} onClose={onClose} fullWidth maxWidth="xs">
      <DialogTitle id={titleId}>
        {translate('tags.assign', { smart_count: memberIds.length })}
      </DialogTitle>
      <DialogContent>
        <RadioGroup
          row
          value={String(isRemoved)}
          onChange={(_, value) => {
            setRemoved(value === 'true');
            setChosen('');
          }}
          aria-label={translate('tags.giveOrTake')}
        >
          <FormControlLabel value="false" control={<Radio />} label={translate('tags.give')} />
          <FormControlLabel value="true" control={<Radio />} label={translate('tags.take')} />
        </RadioGroup>
        <TextField
          select
          fullWidth
          label={translate('resources.tags.name', { smart_count: 1 })}
          value={chosen}
          onChange={({ target }) => setChosen(target.value)}
          error={isMissing}
          helperText={
            tags.length === 0
              ? translate('tags.nothingToChoose')
              : isMissing
                ? translate('ra.validation.required')
                : ' '
          }
        >
          {tags.map(({ id, names }) => (
            <MenuItem key={id} value={String(id)}>
              {toText(names)}
            </MenuItem>
          ))}
        </TextField>
      </DialogContent>
      <DialogActions>
        <CancelButton />
        <Button variant="contained" loading={pending} onClick={submit}>
          {translate(isRemoved ? 'tags.take' : 'tags.give')}
        </Button>
      </DialogActions>
    </WorkDialog>
  );
};

export const TagMemberButton = (props: TagMemberButtonProps) => {
  const translate = useTranslate();
  const [open, setOpen] = useState(false);
  const { canAccess } = useCanAccess({ resource: 'tags', action: 'assign' });
  if (!canAccess) return null;
  return (
    <>
      <Button startIcon={<Label />} onClick={() => setOpen(true)}>
        {translate('tags.verb')}
      </Button>
      {open && <TagDialog {...props} onClose={() => setOpen(false)} />}
    </>
  );
};
