import { useGetList } from 'react-admin';
import type { ServiceCalendar } from '#contract/service/calendars';
import { ServicePolicyInput } from '#contract/service/servicePolicies';
import { FIRST_TARGETS } from '#rules/service/servicePolicies';
import { Form } from '../../ui/form/Form.tsx';
import { CreatePage } from '../../ui/record/RecordPage.tsx';
import { PolicyFields } from './PolicyFields.tsx';

const NOTHING = { names: {}, types: [], severities: [], levels: [], channels: [] };

const PolicyCreate = () => {
  const { data } = useGetList<ServiceCalendar>('serviceCalendars', {
    pagination: { page: 1, perPage: 1 },
    sort: { field: 'id', order: 'ASC' },
  });
  return (
    <CreatePage redirect="list">
      <Form
        key={data?.[0]?.id}
        contract={ServicePolicyInput}
        defaultValues={{ ...NOTHING, calendarId: data?.[0]?.id, targets: FIRST_TARGETS }}
      >
        <PolicyFields />
      </Form>
    </CreatePage>
  );
};
export default PolicyCreate;
