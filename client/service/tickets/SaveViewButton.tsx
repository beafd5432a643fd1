/** Saves the present filters and order as a view of the person; what was searched for is left out. */
import { Button } from '@mui/material';
import { useState } from 'react';
import { useDataProvider, useListContext, useTranslate } from 'react-admin';
import type { Api } from '../../api.ts';
import { ViewNameDialog } from './ViewNameDialog.tsx';

export const SaveViewButton = () => {
  const translate = useTranslate();
  const api = useDataProvider<Api>();
  const { filterValues, sort } = useListContext();
  const [saving, setSaving] = useState(false);
  const { q: _, ...filter } = filterValues as Record<string, unknown>;
  if (Object.keys(filter).length === 0) return null;
  const save = (name: string) =>
    api.call('POST', '/ticketViews', { name, filter, sort: [sort.field, sort.order] });
  return (
    <>
      <Button onClick={() => setSaving(true)}>{translate('ui.views.save')}</Button>
      {saving && (
        <ViewNameDialog
          title="ui.views.save"
          name=""
          save={save}
          onClose={() => setSaving(false)}
        />
      )}
    </>
  );
};
