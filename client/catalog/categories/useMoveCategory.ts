/** Moves a category, and says where it is now. */
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useDataProvider, useTranslate } from 'react-admin';
import type { Api } from '../../api.ts';
import { useNotifyUndoable } from '../../platform/shared/undo/UndoNotice.tsx';
import { useWork } from '../../ui/feedback/useAct.ts';
import { useLocalize } from '../../ui/record/localized.tsx';
import type { Move, TreeCategory } from './tree.ts';

export const useMoveCategory = (all: readonly TreeCategory[]) => {
  const translate = useTranslate();
  const toText = useLocalize();
  const api = useDataProvider<Api>();
  const client = useQueryClient();
  const { run } = useWork();
  const notifyUndoable = useNotifyUndoable();
  const [said, setSaid] = useState('');
  const move = (category: TreeCategory, to: Move) =>
    run(async () => {
      const { changeId } = await api.act('categories', category.id, 'move', to);
      await client.invalidateQueries({ queryKey: ['categories'] });
      const parent = all.find((one) => one.id === to.parentId);
      const text = translate('categories.moved', {
        name: toText(category.names),
        parent: parent ? toText(parent.names) : translate('categories.top'),
        place: to.position + 1,
      });
      setSaid(text);
      notifyUndoable(text, changeId);
    });
  return { move, said };
};
