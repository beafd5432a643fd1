/** One change for many products: choose the field, see what would happen to each, then apply. */
import {
  Alert,
  Box,
  Button,
  Dialog,
  DialogActions,
  DialogContent,
  DialogTitle,
  MenuItem,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableRow,
  TextField,
} from '@mui/material';
import { useId, useState } from 'react';
import { useDataProvider, useNotify, useRefresh, useTranslate } from 'react-admin';
import {
  type BulkEdit,
  type BulkEditRow,
  PRODUCT_STATUSES,
  type ProductStatus,
} from '#contract/catalog/products';
import type { Api } from '../../api.ts';
import { CategorySelect } from '../../pricing/shared/categories.tsx';
import { useReadable } from '../../platform/shared/readable.ts';
import { useWork } from '../../ui/feedback/useAct.ts';
import { AttributeChange } from './AttributeChange.tsx';

type Change = BulkEdit['change'];
const FIELDS = [
  'status',
  'primaryCategoryId',
  'brand',
  'addTags',
  'removeTags',
  'attribute',
] as const;
type Field = (typeof FIELDS)[number];
const SHOWN = 200;

interface EditorProps {
  field: Field;
  change: Change;
  onChange: (change: Change) => void;
}

const splitTags = (text: string) =>
  text
    .split(/[,，、]/)
    .map((tag) => tag.trim())
    .filter(Boolean);

const Editor = ({ field, change, onChange }: EditorProps) => {
  const translate = useTranslate();
  const [text, setText] = useState('');
  const label = translate(`products.bulk.fields.${field}`);
  switch (field) {
    case 'status':
      return (
        <TextField
          select
          fullWidth
          label={label}
          value={change.status ?? ''}
          onChange={({ target }) => onChange({ status: target.value as ProductStatus })}
        >
          {PRODUCT_STATUSES.map((status) => (
            <MenuItem key={status} value={status}>
              {translate(`products.statuses.${status}`)}
            </MenuItem>
          ))}
        </TextField>
      );
    case 'primaryCategoryId':
      return (
        <CategorySelect
          label={label}
          value={change.primaryCategoryId ?? null}
          onChange={(id) => onChange({ primaryCategoryId: id })}
        />
      );
    case 'brand':
      return (
        <TextField
          fullWidth
          label={label}
          value={change.brand ?? ''}
          onChange={({ target }) => onChange({ brand: target.value })}
        />
      );
    case 'addTags':
    case 'removeTags':
      return (
        <TextField
          fullWidth
          label={label}
          helperText={translate('products.bulk.tagsHelp')}
          value={text}
          onChange={({ target }) => {
            setText(target.value);
            onChange({ [field]: splitTags(target.value) });
          }}
        />
      );
    case 'attribute':
      return <AttributeChange onChange={(attribute) => onChange(attribute ? { attribute } : {})} />;
  }
};

const Preview = ({ rows }: { rows: readonly BulkEditRow[] }) => {
  const translate = useTranslate();
  const toText = useReadable('products');
  const count = (outcome: BulkEditRow['outcome']) =>
    rows.filter((row) => row.outcome === outcome).length;
  const refused = count('refused');
  const describe = (row: BulkEditRow) =>
    row.reason
      ? translate(row.reason, { _: row.reason })
      : Object.keys(row.after)
          .map(
            (field) =>
              `${translate(`resources.products.fields.${field}`, { _: field })}: ${toText(field, row.before[field])} → ${toText(field, row.after[field])}`,
          )
          .join('; ');
  // Refusals first: they are what needs a decision.
  const sorted = [...rows].sort(
    (a, b) => Number(b.outcome === 'refused') - Number(a.outcome === 'refused'),
  );
  return (
    <>
      <Alert severity={refused > 0 ? 'warning' : 'info'} sx={{ my: 2 }} role="status">
        {translate('products.bulk.counts', {
          changed: count('changed'),
          unchanged: count('unchanged'),
          refused,
        })}
      </Alert>
      <Box
        sx={{ maxHeight: 320, overflow: 'auto' }}
        tabIndex={0}
        role="region"
        aria-label={translate('products.bulk.preview')}
      >
        <Table size="small" stickyHeader>
          <TableHead>
            <TableRow>
              <TableCell>{translate('resources.products.fields.name')}</TableCell>
              <TableCell>{translate('products.bulk.outcome')}</TableCell>
              <TableCell>{translate('products.bulk.change')}</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {sorted.slice(0, SHOWN).map((row) => (
              <TableRow key={row.id}>
                <TableCell>{row.name}</TableCell>
                <TableCell>{translate(`products.bulk.outcomes.${row.outcome}`)}</TableCell>
                <TableCell sx={{ overflowWrap: 'anywhere' }}>{describe(row)}</TableCell>
              </TableRow>
            ))}
          </TableBody>
        </Table>
      </Box>
    </>
  );
};

export interface BulkEditDialogProps {
  ids: readonly number[];
  onClose: () => void;
  onDone: () => void;
}

const BulkEditDialog = ({ ids, onClose, onDone }: BulkEditDialogProps) => {
  const translate = useTranslate();
  const api = useDataProvider<Api>();
  const notify = useNotify();
  const refresh = useRefresh();
  const { run, pending } = useWork();
  const titleId = useId();
  const [field, setField] = useState<Field>('status');
  const [change, setChange] = useState<Change>({});
  const [rows, setRows] = useState<readonly BulkEditRow[]>();
  const ready = Object.keys(change).length > 0;
  const send = async (preview: boolean) =>
    (await api.call<BulkEditRow[]>('POST', '/products/bulkEdit', { ids, change, preview })).data;
  const edit = (next: Change) => {
    setChange(next);
    setRows(undefined);
  };
  const apply = () =>
    run(async () => {
      const result = await send(false);
      const changed = result.filter(({ outcome }) => outcome === 'changed').length;
      notify('products.bulk.done', { type: 'success', messageArgs: { smart_count: changed } });
      refresh();
      onDone();
      onClose();
    });
  const changing = rows?.filter(({ outcome }) => outcome === 'changed').length ?? 0;
  return (
    <Dialog open onClose={onClose} aria-labelledby={titleId} fullWidth maxWidth="md">
      <DialogTitle id={titleId}>
        {translate('products.bulk.title', { smart_count: ids.length })}
      </DialogTitle>
      <DialogContent>
        <Box
          sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: '1fr 2fr' }, gap: 2, pt: 1 }}
        >
          <TextField
            select
            label={translate('products.bulk.field')}
            value={field}
            onChange={({ target }) => {
              setField(target.value as Field);
              edit({});
            }}
          >
            {FIELDS.map((name) => (
              <MenuItem key={name} value={name}>
                {translate(`products.bulk.fields.${name}`)}
              </MenuItem>
            ))}
          </TextField>
          <Editor key={field} field={field} change={change} onChange={edit} />
        </Box>
        {rows && <Preview rows={rows} />}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{translate('ra.action.cancel')}</Button>
        {!rows && (
          <Button
            variant="contained"
            disabled={!ready || pending}
            onClick={() => run(async () => setRows(await send(true)))}
          >
            {translate('products.bulk.preview')}
          </Button>
        )}
        {rows && (
          <Button variant="contained" disabled={changing === 0 || pending} onClick={apply}>
            {translate('products.bulk.apply', { smart_count: changing })}
          </Button>
        )}
      </DialogActions>
    </Dialog>
  );
};

export default BulkEditDialog;
