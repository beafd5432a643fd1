import {
  Box,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  Radio,
  Typography,
} from '@mui/material';
import { useContext, useId, useState } from 'react';
import { useTranslate } from 'react-admin';
import { type ConflictField, conflictsOf, type Side } from './conflict.ts';
import { FieldWordsContext } from './fieldValue.ts';
import type { Comparison, RecordValues } from '../record/leaves.ts';
import { useDialogClose } from '../feedback/useDialogClose.ts';
import { Gap } from '../record/Gap.tsx';

export interface ConflictDialogProps {
  resource: string;
  base: RecordValues;
  mine: RecordValues;
  theirs: RecordValues;
  /** Fields a person can change; others follow by themselves. */
  editable: readonly string[] | undefined;
  comparison: Comparison;
  /** Save now with these choices, or go on typing with them. */
  onResolve: (choices: Record<string, Side>, next: 'save' | 'type') => void;
}

interface ChoiceProps {
  resource: string;
  conflict: ConflictField;
  side: Side;
  onChoose: (side: Side) => void;
}

const Choice = ({ resource, conflict, side, onChoose }: ChoiceProps) => {
  const translate = useTranslate();
  const words = useContext(FieldWordsContext);
  const name = useId();
  const sides: [Side, unknown][] = conflict.both
    ? [
        ['mine', conflict.mine],
        ['theirs', conflict.theirs],
      ]
    : [['theirs', conflict.theirs]];
  return (
    <Box
      component="fieldset"
      sx={{ border: 1, borderColor: 'divider', borderRadius: 1, mb: 1.5, p: 1.5 }}
    >
      <Box component="legend" sx={{ fontWeight: 600, px: 0.5 }}>
        {words.label({ resource, path: conflict.path })}
      </Box>
      <Typography color="text.secondary">
        {translate('ui.conflict.was')}
        <Gap />
        {words.value({ resource, field: conflict.field, value: conflict.base })}
      </Typography>
      {sides.map(([option, value]) => (
        <Box
          component="label"
          key={option}
          sx={{ display: 'flex', gap: 0.5, alignItems: 'flex-start' }}
        >
          {conflict.both && (
            <Radio
              size="small"
              sx={{ p: 0.25 }}
              name={name}
              value={option}
              checked={side === option}
              onChange={() => onChoose(option)}
            />
          )}
          <span style={{ overflowWrap: 'anywhere' }}>
            <Box component="span" sx={{ color: 'text.secondary' }}>
              {translate(`ui.conflict.${option}`)}
            </Box>
            <Gap />
            {words.value({ resource, field: conflict.field, value })}
          </span>
        </Box>
      ))}
    </Box>
  );
};

/** Shown when someone else saved first: their changes next to the person's own, to choose from. */
export const ConflictDialog = ({
  resource,
  base,
  mine,
  theirs,
  editable,
  comparison,
  onResolve,
}: ConflictDialogProps) => {
  const translate = useTranslate();
  const [choices, setChoices] = useState<Record<string, Side>>({});
  const titleId = useId();
  const conflicts = conflictsOf(base, mine, theirs, editable, comparison);
  const all = (side: Side) =>
    setChoices(Object.fromEntries(conflicts.map(({ key }) => [key, side])));
  const close = useDialogClose(true, () => onResolve(choices, 'type'));
  const disputed = conflicts.some(({ both }) => both);
  return (
    <Dialog open onClose={close} aria-labelledby={titleId} maxWidth="md">
      <DialogTitle id={titleId}>{translate('ui.conflict.title')}</DialogTitle>
      <DialogContent>
        <Typography sx={{ mb: 2 }}>
          {translate(disputed ? 'ui.conflict.disputed' : 'ui.conflict.undisputed')}
        </Typography>
        {disputed && conflicts.length > 1 && (
          <Box sx={{ display: 'flex', gap: 1, mb: 1.5 }}>
            <Button variant="outlined" onClick={() => all('mine')}>
              {translate('ui.conflict.allMine')}
            </Button>
            <Button variant="outlined" onClick={() => all('theirs')}>
              {translate('ui.conflict.allTheirs')}
            </Button>
          </Box>
        )}
        {conflicts.map((conflict) => (
          <Choice
            key={conflict.key}
            resource={resource}
            conflict={conflict}
            side={choices[conflict.key] ?? 'mine'}
            onChoose={(side) => setChoices({ ...choices, [conflict.key]: side })}
          />
        ))}
      </DialogContent>
      <DialogActions>
        <Button onClick={() => onResolve(choices, 'type')}>{translate('ui.conflict.goOn')}</Button>
        <Button variant="contained" autoFocus onClick={() => onResolve(choices, 'save')}>
          {translate('ui.conflict.save')}
        </Button>
      </DialogActions>
    </Dialog>
  );
};
