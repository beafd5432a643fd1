import { useCanAccess, useRecordContext } from 'react-admin';
import { ServicePolicyInput, type ServicePolicy } from '#contract/service/servicePolicies';
import { HistorySection } from '../../platform/shared/HistorySection.tsx';
import { Form } from '../../ui/form/Form.tsx';
import { useLocalize } from '../../ui/record/localized.tsx';
import { DeleteRecord } from '../../ui/record/DeleteRecord.tsx';
import { EditPage } from '../../ui/record/RecordPage.tsx';
import { PolicyFields } from './PolicyFields.tsx';

const sent = ({
  names,
  types,
  severities,
  levels,
  channels,
  calendarId,
  targets,
  version,
}: ServicePolicy) => ({
  names,
  types,
  severities,
  levels,
  channels,
  calendarId,
  targets,
  version,
});

const Title = () => {
  const toText = useLocalize();
  return <span>{toText(useRecordContext<ServicePolicy>()?.names)}</span>;
};

/** The default policy stays. */
const Delete = () => {
  const policy = useRecordContext<ServicePolicy>();
  const { canAccess } = useCanAccess({ resource: 'servicePolicies', action: 'delete' });
  return canAccess && policy && !policy.isDefault ? <DeleteRecord /> : null;
};

const Fields = () => (
  <PolicyFields isDefault={useRecordContext<ServicePolicy>()?.isDefault ?? false} />
);

const PolicyEdit = () => (
  <EditPage
    title={<Title />}
    redirect="list"
    mutationMode="pessimistic"
    transform={(record: ServicePolicy) => sent(record)}
    rail={<HistorySection />}
  >
    <Form contract={ServicePolicyInput} bar={<Delete />}>
      <Fields />
    </Form>
  </EditPage>
);
export default PolicyEdit;
