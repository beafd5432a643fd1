import Mail from '@mui/icons-material/MailOutlined';
import { DataTable, DateInput, SelectInput } from 'react-admin';
import { type PersonMessage, STATUSES } from '#contract/platform/messages';
import { RecordInput } from '../../ui/form/RecordInput.tsx';
import { EmptyState } from '../../ui/list/EmptyState.tsx';
import { ListPage } from '../../ui/list/ListPage.tsx';
import { ResponsiveTable } from '../../ui/list/ResponsiveTable.tsx';
import { Instant } from '../../ui/record/instant.tsx';
import { LastInstant } from '../../ui/record/LastInstant.tsx';
import { useMessageKinds } from '../shared/useMessageKinds.ts';
import { messageColumns, MessageTitle } from './columns.tsx';
import { Member } from './Member.tsx';
import { MessageStatus, NextAttempt } from './MessageStatus.tsx';

const Column = DataTable.Col<PersonMessage>;
const NumberColumn = DataTable.NumberCol<PersonMessage>;
const STATUS_CHOICES = STATUSES.map((id) => ({ id, name: `messages.statuses.${id}` }));

const memberText = ({ name, externalId }: { name: string | null; externalId: string }) =>
  name ? `${name} · ${externalId}` : externalId;

const useFilters = () => {
  const { kinds = [], nameOf } = useMessageKinds();
  const choices = kinds.map(({ key }) => ({ id: key, name: nameOf(key) }));
  return [
    <SelectInput
      key="status"
      source="status"
      choices={STATUS_CHOICES}
      alwaysOn
      sx={{ minWidth: 140 }}
    />,
    <SelectInput key="kind" source="kind" choices={choices} translateChoice={false} alwaysOn />,
    <RecordInput key="memberId" source="memberId" reference="members" optionText={memberText} />,
    <DateInput key="from" source="from" label="activities.from" />,
    <DateInput key="until" source="until" label="activities.until" />,
  ];
};

const MessageList = () => {
  return (
    <ListPage
      filters={useFilters()}
      sort={{ field: 'createdAt', order: 'DESC' }}
      search={false}
      empty={<EmptyState icon={Mail} title="messages.empty.title" text="messages.empty.text" />}
    >
      <ResponsiveTable<PersonMessage>
        bulkActionButtons={false}
        hiddenColumns={['occurredAt', 'sendUntil', 'round', 'messageId']}
        card={{
          title: ({ kind, isTest }) => <MessageTitle kind={kind} isTest={isTest} />,
          aside: (message) => <MessageStatus message={message} />,
          lines: ({ memberName, email, createdAt }) => [
            memberName,
            email,
            <Instant key="at" at={createdAt} />,
          ],
        }}
      >
        {messageColumns.kind}
        {messageColumns.status}
        <Column source="memberId" render={(message) => <Member message={message} />} />
        <Column source="email" disableSort />
        {messageColumns.createdAt}
        {messageColumns.handedOverAt}
        <NumberColumn source="lastAnswer" />
        <Column source="nextAttemptAt" render={(message) => <NextAttempt message={message} />} />
        <Column source="occurredAt" render={({ occurredAt }) => <Instant at={occurredAt} />} />
        <Column source="sendUntil" render={({ sendUntil }) => <LastInstant at={sendUntil} />} />
        <NumberColumn source="round" />
        <Column source="messageId" render={({ messageId }) => <code>{messageId}</code>} />
      </ResponsiveTable>
    </ListPage>
  );
};

export default MessageList;
