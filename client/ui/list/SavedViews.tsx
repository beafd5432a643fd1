/** Saved views of a list as links over it: a filter and an order under a name, stored in this browser. */
import { Box, Button } from '@mui/material';
import { useState } from 'react';
import {
  LinkBase,
  type SortPayload,
  useListContext,
  useResourceContext,
  useStore,
  useStoreContext,
  useTranslate,
} from 'react-admin';
import { MoreMenu } from '../feedback/MoreMenu.tsx';
import { useNotifyWithUndo } from '../feedback/UndoInNotice.tsx';
import { listLink } from '../../links.ts';
import { hasView, type ResourceWith } from '../../pages.ts';
import { ViewNameDialog } from './ViewNameDialog.tsx';

interface View {
  name: string;
  filter: object;
  sort: SortPayload;
}
const keyOf = (resource: string) => `${resource}.views`;

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

const ITEMS = ['rename', 'remove'] as const;

/** Another name for the view, or none at all, which can be taken back. */
const ViewMenu = ({ resource, view }: { resource: string; view: View }) => {
  const translate = useTranslate();
  const notifyWithUndo = useNotifyWithUndo();
  const { getItem, setItem } = useStoreContext();
  const [isRenaming, setRenaming] = useState(false);
  const key = keyOf(resource);
  // As they are now: the notice outlives the page, and views may have changed since.
  const read = () => getItem<View[]>(key) ?? [];
  const { name } = view;
  const others = read().filter((one) => one.name !== name);
  const remove = () => {
    const index = read().findIndex((one) => one.name === name);
    setItem(key, others);
    notifyWithUndo(translate('ui.views.removed', { name }), async () =>
      setItem(
        key,
        read()
          .filter((one) => one.name !== name)
          .toSpliced(index, 0, view),
      ),
    );
  };
  const rename = async (typed: string) =>
    setItem(
      key,
      read().map((one) => (one.name === name ? { ...one, name: typed } : one)),
    );
  return (
    <>
      <MoreMenu
        label={translate('ui.views.menu', { name })}
        items={ITEMS.map((item) => ({ key: item, label: translate(`ui.views.${item}`) }))}
        onSelect={(item) => (item === 'rename' ? setRenaming(true) : remove())}
      />
      {isRenaming && (
        <ViewNameDialog
          title="ui.views.rename"
          name={name}
          help="ui.views.where"
          taken={others.map((one) => one.name)}
          save={rename}
          onClose={() => setRenaming(false)}
        />
      )}
    </>
  );
};

/** Shown once there is a view, or something to make one of. */
export const SavedViews = () => {
  const translate = useTranslate();
  const resource = useResourceContext() ?? '';
  const { filterValues, sort } = useListContext();
  const [views, setViews] = useStore<View[]>(keyOf(resource), []);
  const [saving, setSaving] = useState(false);
  const isFiltered = Object.keys(filterValues).length > 0;
  const here = textOf(filterValues);
  const current = views.find(({ filter }) => textOf(filter) === here);
  const save = async (name: string) =>
    setViews([...views.filter((one) => one.name !== name), { name, filter: filterValues, sort }]);
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
          {view === current && <ViewMenu resource={resource} view={view} />}
        </Box>
      ))}
      {isFiltered && !current && (
        <Button onClick={() => setSaving(true)}>{translate('ui.views.save')}</Button>
      )}
      {saving && (
        <ViewNameDialog
          title="ui.views.save"
          name=""
          help="ui.views.where"
          save={save}
          onClose={() => setSaving(false)}
        />
      )}
    </Box>
  );
};
