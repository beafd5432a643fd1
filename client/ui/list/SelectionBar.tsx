/** The bar over the selected rows: how many of how many, and how many can be changed at once. */
import type { ReactNode } from 'react';
import { BulkActionsToolbar, SelectAllButton, useListContext, useTranslate } from 'react-admin';
import { useCount } from './useCount.ts';

export const SelectionBar = ({ most, children }: { most: number; children: ReactNode }) => {
  const translate = useTranslate();
  const count = useCount();
  const { selectedIds = [], total = 0 } = useListContext();
  const selected = selectedIds.length;
  const facts = { count: count(selected), most: count(most), total: count(total) };
  const label =
    selected > most
      ? translate('ui.list.selected.above', facts)
      : selected === most && total > most
        ? translate('ui.list.selected.first', facts)
        : translate('ra.action.bulk_actions', { smart_count: selected });
  return (
    <BulkActionsToolbar
      label={label}
      selectAllButton={
        <SelectAllButton
          limit={most}
          {...(total > most && { label: translate('ui.list.selectFirst', facts) })}
        />
      }
    >
      {children}
    </BulkActionsToolbar>
  );
};
