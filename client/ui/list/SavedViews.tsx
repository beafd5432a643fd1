/** Saved views of a list as links over it: a filter and an order under a name, stored in this browser. */
import Close from '@mui/icons-material/CloseOutlined';
import { Box, Button, DialogActions, DialogContent, DialogTitle, IconButton } from '@mui/material';
import { type FormEvent, useId, useState } from 'react';
import {
  LinkBase,
  type SortPayload,
  useListContext,
  useResourceContext,
  useStore,
  useTranslate,
} from 'react-admin';
import { CancelButton, WorkDialog } from '../feedback/WorkDialog.tsx';
import { LimitedField } from '../form/LimitedField.tsx';
import { listLink } from '../../links.ts';
import { hasView, type ResourceWith } from '../../pages.ts';

interface View {
  name: string;
  filter: object;
  sort: SortPayload;
}
const MAX_NAME = 40;

const addressOf = (resource: ResourceWith<'list'>, filter: object, { field, order }: SortPayload) =>
  listLink(resource, { filter, sort: [field, order] });

/** Equal whatever the order in which the filters were chosen. */
const textOf = (filter: object) =>
  JSON.stringify(Object.entries(filter).sort(([a], [b]) => (a < b ? -1 : 1)));

const TAB = {
  minHeight: 32,
  borderRadius: '8px 8px 0 0',
  borderBottom: 2,
  borderColor: 'transparent',
  color: 'text.secondary',
  '&[aria-current]': { borderColor: 'primary.main', color: 'text.primary', fontWeight: 600 },
} as const;

const SaveDialog = ({
  onSave,
  onClose,
}: {
  onSave: (name: string) => void;
  onClose: () => void;
}) => {
  const translate = useTranslate();
  const [name, setName] = useState('');
  const [isTried, setTried] = useState(false);
  const isMissing = isTried && !name.trim();
  const titleId = useId();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (name.trim() && name.trim().length <= MAX_NAME) onSave(name.trim());
  };
  return (
    <WorkDialog onClose={onClose} titleId={titleId}>
      <form onSubmit={submit} noValidate>
        <DialogTitle id={titleId}>{translate('ui.views.save')}</DialogTitle>
        <DialogContent>
          <LimitedField
            label={translate('ui.views.name')}
            value={name}
            onChange={({ target }) => setName(target.value)}
            max={MAX_NAME}
            error={isMissing}
            helperText={translate(isMissing ? 'ra.validation.required' : 'ui.views.where')}
            autoFocus
            fullWidth
          />
        </DialogContent>
        <DialogActions>
          <CancelButton />
          <Button type="submit" variant="contained">
            {translate('ra.action.save')}
          </Button>
        </DialogActions>
      </form>
    </WorkDialog>
  );
};

/** Shown once there is a view, or something to make one of. */
export const SavedViews = () => {
  const translate = useTranslate();
  const resource = useResourceContext() ?? '';
  const { filterValues, sort } = useListContext();
  const [views, setViews] = useStore<View[]>(`${resource}.views`, []);
  const [saving, setSaving] = useState(false);
  const isFiltered = Object.keys(filterValues).length > 0;
  const here = textOf(filterValues);
  const current = views.find(({ filter }) => textOf(filter) === here);
  if (!hasView(resource, 'list') || (views.length === 0 && !isFiltered)) return null;
  return (
    <Box
      component="nav"
      aria-label={translate('ui.views.title')}
      sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 0.5, mt: 0.5 }}
    >
      <Button
        component={LinkBase}
        to={addressOf(resource, {}, sort)}
        sx={TAB}
        {...(!isFiltered && { 'aria-current': 'page' })}
      >
        {translate('ui.views.all')}
      </Button>
      {views.map((view) => (
        <Box key={view.name} component="span" sx={{ display: 'inline-flex', alignItems: 'center' }}>
          <Button
            component={LinkBase}
            to={addressOf(resource, view.filter, view.sort)}
            sx={TAB}
            {...(view === current && { 'aria-current': 'page' })}
          >
            {view.name}
          </Button>
          {view === current && (
            <IconButton
              size="small"
              aria-label={translate('ui.views.remove', { name: view.name })}
              onClick={() => setViews(views.filter((one) => one !== view))}
            >
              <Close sx={{ fontSize: 16 }} />
            </IconButton>
          )}
        </Box>
      ))}
      {isFiltered && !current && (
        <Button onClick={() => setSaving(true)}>{translate('ui.views.save')}</Button>
      )}
      {saving && (
        <SaveDialog
          onClose={() => setSaving(false)}
          onSave={(name) => {
            setViews([
              ...views.filter((one) => one.name !== name),
              { name, filter: filterValues, sort },
            ]);
            setSaving(false);
          }}
        />
      )}
    </Box>
  );
};
