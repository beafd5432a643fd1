/** Saves the present filters and order as a view of the person; what was searched for is left out. */
import { Button } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useDataProvider, useListContext, useTranslate } from 'react-admin';
import type { Api } from '../../api.ts';
import { ViewNameDialog } from '../../ui/list/ViewNameDialog.tsx';

export const SaveViewButton = () => {
  const translate = useTranslate();
  const api = useDataProvider<Api>();
  const client = useQueryClient();
  const { filterValues, sort } = useListContext();
  const [saving, setSaving] = useState(false);
  const { q: _, ...filter } = filterValues as Record<string, unknown>;
  if (Object.keys(filter).length === 0) return null;
  const save = async (name: string) => {
    await api.call('POST', '/ticketViews', { name, filter, sort: [sort.field, sort.order] });
    await client.invalidateQueries({ queryKey: ['tickets', 'views'] });
  };
  return (
    <>
      <Button onClick={() => setSaving(true)}>{translate('ui.views.save')}</Button>
      {saving && (
        <ViewNameDialog
          title="ui.views.save"
          name=""
          help="ticketViews.help"
          save={save}
          onClose={() => setSaving(false)}
        />
      )}
    </>
  );
};
