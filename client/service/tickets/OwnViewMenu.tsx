/** What can be done with a view of the person: another name, another place, or none at all. */
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useDataProvider, useTranslate } from 'react-admin';
import type { OwnCount, ViewCount } from '#contract/service/views';
import type { Api } from '../../api.ts';
import { MoreMenu } from '../../ui/feedback/MoreMenu.tsx';
import { useWork } from '../../ui/feedback/useAct.ts';
import { useNotifyWithUndo } from '../../ui/feedback/UndoInNotice.tsx';
import { ViewNameDialog } from '../../ui/list/ViewNameDialog.tsx';

interface OwnViewMenuProps {
  view: OwnCount;
  own: readonly OwnCount[];
}

const ITEMS = ['rename', 'earlier', 'later', 'remove'] as const;
const LABELS = {
  rename: 'ui.views.rename',
  earlier: 'ticketViews.earlier',
  later: 'ticketViews.later',
  remove: 'ui.views.remove',
} as const;

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
  const notifyWithUndo = useNotifyWithUndo();
  const [isRenaming, setRenaming] = useState(false);
  const { id, name, filter, sort, version } = view;
  const index = own.indexOf(view);
  const orders = { earlier: moved(own, index, -1), later: moved(own, index, 1) };
  const change = async (work: () => Promise<unknown>) => {
    const answer = await run(work);
    await client.invalidateQueries({ queryKey: ['tickets', 'views'] });
    return answer;
  };
  /** Makes it again, in its place among the others as they are by then. */
  const restore = async () => {
    try {
      const made = await api.call<OwnCount>('POST', '/ticketViews', { name, filter, sort });
      const { data: views } = await api.call<ViewCount[]>('GET', '/tickets/views');
      const others = views.flatMap((one) =>
        one.key === 'own' && one.id !== made.data.id ? one.id : [],
      );
      const ids = others.toSpliced(index, 0, made.data.id);
      await api.call('POST', '/ticketViews/order', { ids });
    } finally {
      await client.invalidateQueries({ queryKey: ['tickets', 'views'] });
    }
  };
  const remove = async () => {
    const answer = await change(() => api.call('DELETE', `/ticketViews/${id}`));
    if (answer) notifyWithUndo(translate('ui.views.removed', { name }), restore);
  };
  const rename = async (typed: string) => {
    await api.call('PUT', `/ticketViews/${id}`, { name: typed, filter, sort, version });
    await client.invalidateQueries({ queryKey: ['tickets', 'views'] });
  };
  const select = (item: (typeof ITEMS)[number]) => {
    if (item === 'rename') return setRenaming(true);
    if (item === 'remove') return void remove();
    return void change(() => api.call('POST', '/ticketViews/order', { ids: orders[item] }));
  };
  const offered = ITEMS.filter(
    (item) => (item !== 'earlier' && item !== 'later') || orders[item] !== null,
  );
  return (
    <>
      <MoreMenu
        label={translate('ui.views.menu', { name })}
        items={offered.map((key) => ({ key, label: translate(LABELS[key]) }))}
        onSelect={select}
      />
      {isRenaming && (
        <ViewNameDialog
          title="ui.views.rename"
          name={name}
          help="ticketViews.help"
          save={rename}
          onClose={() => setRenaming(false)}
        />
      )}
    </>
  );
};
