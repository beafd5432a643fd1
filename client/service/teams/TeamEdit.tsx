import { useCanAccess, useRecordContext } from 'react-admin';
import { type Team, TeamInput } from '#contract/service/teams';
import { HistorySection } from '../../platform/shared/HistorySection.tsx';
import { Form } from '../../ui/form/Form.tsx';
import { useLocalize } from '../../ui/record/localized.tsx';
import { DeleteRecord } from '../../ui/record/DeleteRecord.tsx';
import { EditPage } from '../../ui/record/RecordPage.tsx';
import { TeamFields } from './TeamFields.tsx';

const sent = ({ names, memberIds, leadId, version }: Team) => ({
  names,
  memberIds,
  leadId,
  version,
});

const Title = () => {
  const toText = useLocalize();
  return <span>{toText(useRecordContext<Team>()?.names)}</span>;
};

const TeamEdit = () => {
  const { canAccess } = useCanAccess({ resource: 'teams', action: 'delete' });
  return (
    <EditPage
      title={<Title />}
      redirect="list"
      mutationMode="pessimistic"
      transform={sent}
      rail={<HistorySection />}
    >
      <Form contract={TeamInput} bar={canAccess && <DeleteRecord />}>
        <TeamFields />
      </Form>
    </EditPage>
  );
};
export default TeamEdit;
