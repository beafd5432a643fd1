/** What can be done with a view of the person: another name, another place, or none at all. */
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useDataProvider, useTranslate } from 'react-admin';
import type { OwnCount } from '#contract/service/views';
import type { Api } from '../../api.ts';
import { MoreMenu } from '../../ui/feedback/MoreMenu.tsx';
import { useWork } from '../../ui/feedback/useAct.ts';
import { ViewNameDialog } from './ViewNameDialog.tsx';

interface OwnViewMenuProps {
  view: OwnCount;
  own: readonly OwnCount[];
}

const ITEMS = ['rename', 'earlier', 'later', 'remove'] as const;

/** The ids with the one at `index` moved by one place; null at either end. */
const moved = (own: readonly OwnCount[], index: number, by: -1 | 1): number[] | null => {
  const ids = own.map(({ id }) => id);
  const [id, other] = [ids[index], ids[index + by]];
  if (id === undefined || other === undefined) return null;
  ids[index] = other;
  ids[index + by] = id;
  return ids;
};

export const OwnViewMenu = ({ view, own }: OwnViewMenuProps) => {
  const translate = useTranslate();
  const api = useDataProvider<Api>();
  const client = useQueryClient();
  const { run } = useWork();
  const [isRenaming, setRenaming] = useState(false);
  const { id, name, filter, sort, version } = view;
  const index = own.indexOf(view);
  const orders = { earlier: moved(own, index, -1), later: moved(own, index, 1) };
  const change = async (work: () => Promise<unknown>) => {
    await run(work);
    await client.invalidateQueries({ queryKey: ['tickets', 'views'] });
  };
  const select = (item: (typeof ITEMS)[number]) => {
    if (item === 'rename') return setRenaming(true);
    if (item === 'remove') return void change(() => api.call('DELETE', `/ticketViews/${id}`));
    return void change(() => api.call('POST', '/ticketViews/order', { ids: orders[item] }));
  };
  const offered = ITEMS.filter(
    (item) => (item !== 'earlier' && item !== 'later') || orders[item] !== null,
  );
  return (
    <>
      <MoreMenu
        label={translate('ticketViews.menu', { name })}
        items={offered.map((key) => ({ key, label: translate(`ticketViews.${key}`) }))}
        onSelect={select}
      />
      {isRenaming && (
        <ViewNameDialog
          title="ticketViews.rename"
          name={name}
          save={(typed) =>
            api.call('PUT', `/ticketViews/${id}`, { name: typed, filter, sort, version })
          }
          onClose={() => setRenaming(false)}
        />
      )}
    </>
  );
};
