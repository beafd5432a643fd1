/** Gives a member a level other than the shop sends, until a day or without end. */
import '#shared/validation';
import {
  Alert,
  Button,
  Checkbox,
  DialogActions,
  DialogContent,
  DialogTitle,
  FormControlLabel,
  MenuItem,
  TextField,
  Typography,
} from '@mui/material';
import { type FormEvent, useId, useState } from 'react';
import { useDataProvider, useNotify, useRefresh, useTranslate } from 'react-admin';
import {
  type LevelGrant,
  LevelGrant as Contract,
  type MemberLevels,
} from '#contract/members/levels';
import { isHigher } from '#rules/members/levels';
import type { Api } from '../../../api.ts';
import { ApiError } from '../../../apiError.ts';
import { useAudienceChoices } from '../../../platform/shared/audience/useAudienceChoices.ts';
import { useNotifyError } from '../../../ui/feedback/useAct.ts';
import { CancelButton, WorkDialog } from '../../../ui/feedback/WorkDialog.tsx';
import { PartsField } from '../../../ui/form/PartsField.tsx';
import { useLevelWords } from './useLevelWords.ts';
import { ReasonField } from '../../../ui/form/ReasonField.tsx';

export interface GrantDialogProps {
  memberId: number;
  /** What counts without it: by the programme or, without one, what the shop sends. */
  baseLevel: string | null;
  onClose: () => void;
}
type Errors = Partial<Record<keyof LevelGrant, string>>;

/** Sends the form; a refused field keeps the dialog open and says why. */
const useGrant = (memberId: number, onClose: () => void) => {
  const api = useDataProvider<Api>();
  const notify = useNotify();
  const notifyError = useNotifyError();
  const refresh = useRefresh();
  const [errors, setErrors] = useState<Errors>({});
  const [pending, setPending] = useState(false);
  const grant = async (input: LevelGrant) => {
    const checked = Contract.safeParse(input);
    if (!checked.success)
      return setErrors(
        Object.fromEntries(
          checked.error.issues.map(({ path, message }) => [String(path[0]), message]),
        ),
      );
    setPending(true);
    try {
      await api.act<MemberLevels>('members', memberId, 'levelGrant', checked.data);
      notify('members.levels.given', { type: 'success' });
      refresh();
      onClose();
    } catch (error) {
      const refused = ApiError.from(error);
      if (refused.errors) setErrors(refused.errors as Errors);
      else notifyError(refused);
      // What was typed stays, beside the level as it is now.
      if (refused.isConflict) refresh();
    } finally {
      setPending(false);
    }
  };
  return { grant, pending, errors, setErrors };
};

export const GrantDialog = ({ memberId, baseLevel, onClose }: GrantDialogProps) => {
  const translate = useTranslate();
  const titleId = useId();
  const { levelName } = useLevelWords();
  const { levels } = useAudienceChoices();
  const [level, setLevel] = useState('');
  const [until, setUntil] = useState('');
  const [reason, setReason] = useState('');
  const [isLower, setIsLower] = useState(false);
  const { grant, pending, errors, setErrors } = useGrant(memberId, onClose);
  const ranks = new Map(levels.flatMap(({ key, rank }) => (rank === null ? [] : [[key, rank]])));
  const lowers = level !== '' && isHigher(baseLevel, level, ranks);
  const textOf = (error: string | undefined) => error && translate(error, { _: error });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void grant({ level, until: until || null, isLower: lowers && isLower, reason });
  };
  const change =
    <T,>(set: (value: T) => void) =>
    (value: T) => {
      set(value);
      setErrors({});
    };
  return (
    <WorkDialog pending={pending} onClose={onClose} titleId={titleId}>
      <form onSubmit={submit} noValidate>
        <DialogTitle id={titleId}>{translate('members.levels.give')}</DialogTitle>
        <DialogContent>
          <Typography sx={{ mb: 1.5 }}>
            {translate('members.levels.giveText', { level: levelName(baseLevel) })}
          </Typography>
          <TextField
            select
            fullWidth
            required
            autoFocus
            label={translate('resources.members.fields.level')}
            value={level}
            error={errors.level !== undefined}
            helperText={textOf(errors.level)}
            onChange={({ target }) => change(setLevel)(target.value)}
          >
            {levels
              .filter(({ key }) => ranks.has(key) && key !== baseLevel)
              .map(({ key }) => (
                <MenuItem key={key} value={key}>
                  {levelName(key)}
                </MenuItem>
              ))}
          </TextField>
          {lowers && (
            <Alert severity="warning" sx={{ my: 1 }}>
              {translate('members.levels.lowerText', { level: levelName(baseLevel) })}
              <FormControlLabel
                sx={{ display: 'flex' }}
                control={
                  <Checkbox
                    checked={isLower}
                    onChange={(_, checked) => change(setIsLower)(checked)}
                  />
                }
                label={translate('members.levels.lower')}
              />
            </Alert>
          )}
          <PartsField
            fullWidth
            type="date"
            label={translate('members.levels.lastDay')}
            value={until}
            onChange={change(setUntil)}
            error={errors.until !== undefined}
            helperText={textOf(errors.until) ?? translate('members.levels.lastDayHelp')}
          />
          <ReasonField
            value={reason}
            onChange={change(setReason)}
            wrong={textOf(errors.reason)}
            max={300}
          />
        </DialogContent>
        <DialogActions>
          <CancelButton />
          <Button type="submit" variant="contained" loading={pending} disabled={lowers && !isLower}>
            {translate('members.levels.give')}
          </Button>
        </DialogActions>
      </form>
    </WorkDialog>
  );
};
