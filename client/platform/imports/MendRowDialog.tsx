import { Button, DialogActions, DialogContent, DialogTitle, TextField } from '@mui/material';
import { useId, useState } from 'react';
import { useTranslate } from 'react-admin';
import { type ColumnNames, columnTitle } from '#contract/platform/imports/headings';
import { CancelButton, WorkDialog } from '../../ui/feedback/WorkDialog.tsx';
import { useStoreSettings } from '../../ui/record/useStoreSettings.ts';

export interface MendRowDialogProps {
  line: number;
  header: readonly string[];
  cells: readonly string[];
  /** Names of columns that the shop made itself. */
  names: ColumnNames | undefined;
  /** Why cells were refused, by the name of their column in lower case. */
  reasons: ReadonlyMap<string, string>;
  onMend: (cells: readonly string[]) => void;
  onClose: () => void;
}

/** One refused row with all of its cells, those that are wrong first. */
export const MendRowDialog = (props: MendRowDialogProps) => {
  const { line, header, cells, names, reasons, onMend, onClose } = props;
  const translate = useTranslate();
  const titleId = useId();
  const { locale } = useStoreSettings();
  const [edited, setEdited] = useState<readonly string[]>(() =>
    header.map((_, index) => cells[index] ?? ''),
  );
  const reasonOf = (index: number) => reasons.get((header[index] ?? '').toLowerCase());
  const order = header
    .map((_, index) => index)
    .filter((index) => header[index] !== '')
    .sort((a, b) => Number(reasonOf(b) !== undefined) - Number(reasonOf(a) !== undefined));
  return (
    <WorkDialog onClose={onClose} titleId={titleId} fullWidth maxWidth="sm">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          // The page around the dialog has no form that could take this for its own.
          event.stopPropagation();
          onMend(edited);
        }}
      >
        <DialogTitle id={titleId}>{translate('imports.refused.mendTitle', { line })}</DialogTitle>
        <DialogContent>
          {order.map((index, position) => (
            <TextField
              key={index}
              fullWidth
              margin="dense"
              label={columnTitle(header[index] ?? '', locale, names)}
              value={edited[index]}
              error={reasonOf(index) !== undefined}
              helperText={reasonOf(index)}
              autoFocus={position === 0}
              onChange={({ target }) =>
                setEdited((before) =>
                  before.map((cell, at) => (at === index ? target.value : cell)),
                )
              }
            />
          ))}
        </DialogContent>
        <DialogActions>
          <CancelButton />
          <Button type="submit" variant="contained">
            {translate('imports.refused.mendSave')}
          </Button>
        </DialogActions>
      </form>
    </WorkDialog>
  );
};
