import { DataTable, ReferenceManyField, useTranslate } from 'react-admin';
import type { PersonMessage } from '#contract/platform/messages';
import { ListPagination } from '../../ui/list/ListPagination.tsx';
import { ResponsiveTable } from '../../ui/list/ResponsiveTable.tsx';
import { Instant } from '../../ui/record/instant.tsx';
import { RecordLink } from '../../ui/record/RecordLink.tsx';
import { useMessageKinds } from '../shared/useMessageKinds.ts';
import { MessageStatus } from './MessageStatus.tsx';

const Column = DataTable.Col<PersonMessage>;

/** What was sent to a member, and what became of it. */
const MemberMessages = () => {
  const nothing = useTranslate()('messages.noneOfMember');
  const { nameOf } = useMessageKinds();
  return (
    <ReferenceManyField
      reference="messages"
      target="memberId"
      sort={{ field: 'createdAt', order: 'DESC' }}
      perPage={10}
      pagination={<ListPagination rowsPerPageOptions={[10, 25, 50]} />}
    >
      <ResponsiveTable<PersonMessage>
        bulkActionButtons={false}
        empty={<>{nothing}</>}
        card={{
          title: ({ kind }) => nameOf(kind),
          aside: (message) => <MessageStatus message={message} />,
          lines: ({ createdAt }) => [<Instant key="at" at={createdAt} />],
        }}
      >
        <Column source="kind" render={({ kind }) => <RecordLink>{nameOf(kind)}</RecordLink>} />
        <Column source="status" render={(message) => <MessageStatus message={message} />} />
        <Column source="createdAt" render={({ createdAt }) => <Instant at={createdAt} />} />
        <Column
          source="handedOverAt"
          render={({ handedOverAt }) => <Instant at={handedOverAt} />}
        />
      </ResponsiveTable>
    </ReferenceManyField>
  );
};
export default MemberMessages;
