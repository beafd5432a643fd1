/** What a member has of one kind, on the page of the member, the newest first. */
import type { ReactNode } from 'react';
import { type RaRecord, ReferenceManyField, useTranslate } from 'react-admin';
import { type CardLayout, ResponsiveTable } from '../../ui/list/ResponsiveTable.tsx';
import { NamedPagination } from './NamedPagination.tsx';

interface MemberRowsProps<T extends RaRecord> {
  reference: string;
  /** The field with the id of the member. */
  target?: string;
  /** The instant by which they are sorted. */
  sortedBy: string;
  /** The section in which they stand: a translation key, as the next one. */
  title: string;
  /** What is said where there are none. */
  nothing: string;
  card: CardLayout<T>;
  /** False where a record has no page of its own. */
  linked?: boolean;
  /** The columns: `DataTable.Col` elements. */
  children: ReactNode;
}

export const MemberRows = <T extends RaRecord>({
  reference,
  target = 'memberId',
  sortedBy,
  title,
  nothing,
  card,
  linked = true,
  children,
}: MemberRowsProps<T>) => {
  const translate = useTranslate();
  return (
    <ReferenceManyField
      reference={reference}
      target={target}
      sort={{ field: sortedBy, order: 'DESC' }}
      perPage={10}
      pagination={<NamedPagination name={title} />}
    >
      <ResponsiveTable<T>
        bulkActionButtons={false}
        linked={linked}
        empty={<>{translate(nothing)}</>}
        card={card}
      >
        {children}
      </ResponsiveTable>
    </ReferenceManyField>
  );
};
