/** How a message to a person is shown in a table: in the list of messages, and on the page of a member. */
import { DataTable, useTranslate } from 'react-admin';
import type { PersonMessage } from '#contract/platform/messages';
import { Instant } from '../../ui/record/instant.tsx';
import { RecordLink } from '../../ui/record/RecordLink.tsx';
import { useMessageKinds } from '../shared/useMessageKinds.ts';
import { MessageStatus } from './MessageStatus.tsx';

const Column = DataTable.Col<PersonMessage>;

/** The name of the kind, and whether it is a test. */
export const MessageTitle = ({ kind, isTest }: Pick<PersonMessage, 'kind' | 'isTest'>) => {
  const translate = useTranslate();
  const { nameOf } = useMessageKinds();
  return isTest ? translate('messages.testOf', { kind: nameOf(kind) }) : nameOf(kind);
};

export const messageColumns = {
  kind: (
    <Column
      source="kind"
      render={({ kind, isTest }) => (
        <RecordLink>
          <MessageTitle kind={kind} isTest={isTest} />
        </RecordLink>
      )}
    />
  ),
  status: <Column source="status" render={(message) => <MessageStatus message={message} />} />,
  createdAt: <Column source="createdAt" render={({ createdAt }) => <Instant at={createdAt} />} />,
  handedOverAt: (
    <Column source="handedOverAt" render={({ handedOverAt }) => <Instant at={handedOverAt} />} />
  ),
};
