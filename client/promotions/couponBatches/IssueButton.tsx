/** Gives codes of a batch away: to named members, to everybody of a level, from a level up, of a group or of a segment. */
import {
  Alert,
  Box,
  Button,
  DialogActions,
  DialogContent,
  DialogTitle,
  MenuItem,
  TextField,
  ToggleButton,
  ToggleButtonGroup,
  Typography,
} from '@mui/material';
import { type FormEvent, useId, useState } from 'react';
import { useNotify, useTranslate } from 'react-admin';
import type { IssueInput } from '#contract/promotions/coupons/issuing';
import { MembersSelect } from '../../members/shared/members.tsx';
import { useOptionWords } from '../../platform/shared/audience/AudiencePicker.tsx';
import { type AudienceOption, audienceOptions } from '../../platform/shared/audience/options.ts';
import { useAct } from '../../ui/feedback/useAct.ts';
import { CancelButton, WorkDialog } from '../../ui/feedback/WorkDialog.tsx';
import { useCount } from '../../ui/list/useCount.ts';
import { type ShownBatch, useGiverNames } from './Givers.tsx';

const WAYS = ['members', 'level', 'group', 'segment'] as const;
type Way = (typeof WAYS)[number];
const PARTS = { level: 'levels', group: 'groups', segment: 'segments' } as const;
/** What the menu holds for a level, a level and above, or a group. */
const ABOVE = '+';
const wordOf = ({ key, isAbove }: AudienceOption) => (isAbove ? `${ABOVE}${key}` : ` ${key}`);
const levelOf = (word: string): Partial<IssueInput> =>
  word.startsWith(ABOVE) ? { fromLevel: word.slice(1) } : { level: word.slice(1) };
type Members = Parameters<typeof MembersSelect>[0]['value'];

const WayChoice = ({ way, onChange }: { way: Way; onChange: (way: Way) => void }) => {
  const translate = useTranslate();
  return (
    <ToggleButtonGroup
      exclusive
      fullWidth
      size="small"
      color="primary"
      value={way}
      onChange={(_, chosen: Way | null) => {
        if (chosen) onChange(chosen);
      }}
      aria-label={translate('couponBatches.issue.to')}
    >
      {WAYS.map((one) => (
        <ToggleButton key={one} value={one} sx={{ textTransform: 'none' }}>
          {translate(`couponBatches.issue.ways.${one}`)}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
};

interface AudienceFieldProps {
  way: Exclude<Way, 'members'>;
  value: string;
  missing: string | false;
  onChange: (value: string) => void;
}
/** The level, group or segment whose members get a code. */
const AudienceField = ({ way, value, missing, onChange }: AudienceFieldProps) => {
  const translate = useTranslate();
  const words = useOptionWords(PARTS[way]);
  return (
    <TextField
      select
      fullWidth
      label={translate(`couponBatches.issue.${way}`)}
      value={value}
      error={missing !== false}
      helperText={missing}
      onChange={({ target }) => onChange(target.value)}
    >
      {audienceOptions(words.choices).map((option) => (
        <MenuItem key={wordOf(option)} value={wordOf(option)}>
          {words.labelOf(option)} · {words.membersOf(option)}
        </MenuItem>
      ))}
    </TextField>
  );
};

const IssueDialog = ({ batch, onClose }: { batch: ShownBatch; onClose: () => void }) => {
  const translate = useTranslate();
  const giverNames = useGiverNames();
  const count = useCount();
  const titleId = useId();
  const [way, setWay] = useState<Way>('members');
  const [members, setMembers] = useState<Members>([]);
  const [word, setWord] = useState('');
  const [isTried, setTried] = useState(false);
  const notify = useNotify();
  const { act, pending } = useAct<{ issued: number }>('couponBatches', 'issue', {
    onSuccess: ({ issued }) =>
      notify('couponBatches.issue.done', { type: 'success', messageArgs: { smart_count: issued } }),
  });
  const ready = way === 'members' ? members.length > 0 : word.trim() !== '';
  const missing = isTried && !ready && translate('ra.validation.required');
  const left = batch.generated - (batch.claimed ?? 0);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!ready) return;
    const input: Partial<IssueInput> =
      way === 'members'
        ? { memberIds: members.map(({ id }) => id) }
        : way === 'group' || way === 'segment'
          ? { [way]: word.slice(1) }
          : levelOf(word);
    if ((await act(batch.id, input)) !== undefined) onClose();
  };
  return (
    <WorkDialog pending={pending} onClose={onClose} titleId={titleId}>
      <form onSubmit={(event) => void submit(event)} noValidate>
        <DialogTitle id={titleId}>
          {translate('couponBatches.issue.title', { name: batch.name })}
        </DialogTitle>
        <DialogContent>
          <Typography sx={{ mb: 1.5 }}>
            {translate('couponBatches.issue.text', { left: count(left) })}
          </Typography>
          {batch.givers?.length ? (
            <Alert severity="info" sx={{ mb: 1.5 }}>
              {translate('couponBatches.issue.givers', { names: giverNames(batch.givers) })}
            </Alert>
          ) : null}
          <WayChoice
            way={way}
            onChange={(chosen) => {
              setWay(chosen);
              setTried(false);
              setWord('');
            }}
          />
          <Box sx={{ mt: 1 }}>
            {way === 'members' ? (
              <MembersSelect
                label={translate('couponBatches.issue.members')}
                value={members}
                onChange={setMembers}
                error={missing}
              />
            ) : (
              <AudienceField
                key={way}
                way={way}
                value={word}
                missing={missing}
                onChange={setWord}
              />
            )}
          </Box>
        </DialogContent>
        <DialogActions>
          <CancelButton />
          <Button type="submit" variant="contained" loading={pending}>
            {way === 'members' && members.length > 0
              ? translate('couponBatches.issue.toSome', { smart_count: members.length })
              : translate('couponBatches.issue.verb')}
          </Button>
        </DialogActions>
      </form>
    </WorkDialog>
  );
};

export const IssueButton = ({ batch }: { batch: ShownBatch }) => {
  const translate = useTranslate();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="contained" onClick={() => setOpen(true)}>
        {translate('couponBatches.issue.verb')}
      </Button>
      {open && <IssueDialog batch={batch} onClose={() => setOpen(false)} />}
    </>
  );
};
