/** One change for many products: choose the field, see what would happen to each, then apply. */
import {
  Box,
  Button,
  DialogActions,
  DialogContent,
  DialogTitle,
  MenuItem,
  TextField,
} from '@mui/material';
import { useId } from 'react';
import { useTranslate } from 'react-admin';
import { CancelButton, WorkDialog } from '../../ui/feedback/WorkDialog.tsx';
import { BulkEditField, type Field, FIELDS } from './BulkEditField.tsx';
import { BulkEditPreview } from './BulkEditPreview.tsx';
import { useBulkEdit } from './useBulkEdit.ts';

export interface BulkEditDialogProps {
  ids: readonly number[];
  onClose: () => void;
  onDone: () => void;
}

const FieldSelect = ({ field, onChange }: { field: Field; onChange: (field: Field) => void }) => {
  const translate = useTranslate();
  return (
    <TextField
      select
      label={translate('products.bulk.field')}
      value={field}
      onChange={({ target }) => onChange(target.value as Field)}
    >
      {FIELDS.map((name) => (
        <MenuItem key={name} value={name}>
          {translate(`products.bulk.fields.${name}`)}
        </MenuItem>
      ))}
    </TextField>
  );
};

const BulkEditDialog = ({ ids, onClose, onDone }: BulkEditDialogProps) => {
  const translate = useTranslate();
  const titleId = useId();
  const { field, change, rows, pending, choose, edit, preview, apply } = useBulkEdit(ids, () => {
    onDone();
    onClose();
  });
  const ready = Object.keys(change).length > 0;
  const changing = rows?.filter(({ outcome }) => outcome === 'changed').length ?? 0;
  return (
    <WorkDialog pending={pending} onClose={onClose} titleId={titleId} fullWidth maxWidth="md">
      <DialogTitle id={titleId}>
        {translate('products.bulk.title', { smart_count: ids.length })}
      </DialogTitle>
      <DialogContent>
        <Box
          sx={{
            display: 'grid',
            gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: '1fr 2fr' },
            gap: 2,
            pt: 1,
          }}
        >
          <FieldSelect field={field} onChange={choose} />
          <BulkEditField key={field} field={field} change={change} onChange={edit} />
        </Box>
        {rows && <BulkEditPreview rows={rows} />}
      </DialogContent>
      <DialogActions>
        <CancelButton />
        {!rows && (
          <Button variant="contained" disabled={!ready || pending} onClick={preview}>
            {translate('products.bulk.preview')}
          </Button>
        )}
        {rows && (
          <Button variant="contained" disabled={changing === 0 || pending} onClick={apply}>
            {translate('products.bulk.apply', { smart_count: changing })}
          </Button>
        )}
      </DialogActions>
    </WorkDialog>
  );
};

export default BulkEditDialog;
