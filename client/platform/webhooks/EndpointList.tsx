import Webhook from '@mui/icons-material/WebhookOutlined';
import { DataTable, useTranslate } from 'react-admin';
import type { WebhookEndpoint } from '#contract/platform/webhooks';
import { EmptyState } from '../../ui/list/EmptyState.tsx';
import { ListPage } from '../../ui/list/ListPage.tsx';
import { ResponsiveTable } from '../../ui/list/ResponsiveTable.tsx';
import { RecordLink } from '../../ui/record/RecordLink.tsx';
import { CreateEndpointButton } from './CreateEndpointButton.tsx';
import { EndpointState } from './EndpointState.tsx';
import { TypeNames } from './TypeNames.tsx';

const Column = DataTable.Col<WebhookEndpoint>;
const NumberColumn = DataTable.NumberCol<WebhookEndpoint>;

const EndpointList = () => {
  const translate = useTranslate();
  return (
    <ListPage
      sort={{ field: 'createdAt', order: 'DESC' }}
      actions={<CreateEndpointButton />}
      empty={
        <EmptyState
          icon={Webhook}
          title="webhooks.empty.title"
          text="webhooks.empty.text"
          action={<CreateEndpointButton />}
        />
      }
    >
      <ResponsiveTable<WebhookEndpoint>
        bulkActionButtons={false}
        card={{
          title: ({ url }) => url,
          aside: (endpoint) => <EndpointState endpoint={endpoint} />,
          lines: ({ description, types, waiting, failed }) => [
            description,
            <TypeNames key="types" types={types} />,
            translate('webhooks.counts', { waiting, failed }),
          ],
        }}
      >
        <Column source="url" render={({ url }) => <RecordLink>{url}</RecordLink>} />
        <Column source="description" />
        <Column
          source="pausedAt"
          label="webhooks.state"
          render={(endpoint) => <EndpointState endpoint={endpoint} />}
        />
        <Column source="types" disableSort render={({ types }) => <TypeNames types={types} />} />
        <NumberColumn source="waiting" />
        <NumberColumn source="failed" />
      </ResponsiveTable>
    </ListPage>
  );
};

export default EndpointList;
