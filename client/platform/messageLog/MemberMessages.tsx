import { ReferenceManyField, useTranslate } from 'react-admin';
import type { PersonMessage } from '#contract/platform/messages';
import { ListPagination } from '../../ui/list/ListPagination.tsx';
import { ResponsiveTable } from '../../ui/list/ResponsiveTable.tsx';
import { Instant } from '../../ui/record/instant.tsx';
import { messageColumns, MessageTitle } from './columns.tsx';
import { MessageStatus } from './MessageStatus.tsx';

/** What was sent to a member, and what became of it. */
const MemberMessages = () => {
  const nothing = useTranslate()('messages.noneOfMember');
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
          title: ({ kind, isTest }) => <MessageTitle kind={kind} isTest={isTest} />,
          aside: (message) => <MessageStatus message={message} />,
          lines: ({ createdAt }) => [<Instant key="at" at={createdAt} />],
        }}
      >
        {messageColumns.kind}
        {messageColumns.status}
        {messageColumns.createdAt}
        {messageColumns.handedOverAt}
      </ResponsiveTable>
    </ReferenceManyField>
  );
};
export default MemberMessages;
