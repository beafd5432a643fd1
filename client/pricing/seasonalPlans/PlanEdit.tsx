import { Box, Button } from '@mui/material';
import { useCanAccess, useRecordContext, useTranslate } from 'react-admin';
import { SeasonalPlanInput } from '#contract/pricing/seasonalPlans';
import { Form } from '../../ui/form/Form.tsx';
import { HistorySection } from '../../platform/shared/HistorySection.tsx';
import { useLocalize } from '../../ui/record/localized.tsx';
import { DeleteRecord } from '../../ui/record/DeleteRecord.tsx';
import { EditPage } from '../../ui/record/RecordPage.tsx';
import { StatusChip } from '../../ui/record/StatusChip.tsx';
import { useAct } from '../../ui/feedback/useAct.ts';
import { PlanFields } from './PlanFields.tsx';
import { YearSection } from './YearSection.tsx';

type Plan = SeasonalPlanInput & { id: number; archivedAt: number | null };

const Title = () => <span>{useLocalize()(useRecordContext<Plan>()?.names)}</span>;

const Header = () => {
  const translate = useTranslate();
  const plan = useRecordContext<Plan>();
  const { act, pending } = useAct('seasonalPlans', 'archive');
  const { canAccess } = useCanAccess({ resource: 'seasonalPlans', action: 'edit' });
  if (!plan) return null;
  const archived = plan.archivedAt !== null;
  return (
    <>
      {archived && <StatusChip tone="neutral" label="seasonalPlans.archived" />}
      <Box sx={{ flex: 1 }} />
      {canAccess && (
        <Button disabled={pending} onClick={() => act(plan.id, { archived: !archived })}>
          {translate(archived ? 'seasonalPlans.restore' : 'seasonalPlans.archive')}
        </Button>
      )}
    </>
  );
};

const PlanEdit = () => {
  const { canAccess } = useCanAccess({ resource: 'seasonalPlans', action: 'delete' });
  return (
    <EditPage
      title={<Title />}
      redirect={false}
      mutationMode="pessimistic"
      header={<Header />}
      rail={
        <>
          <YearSection />
          <HistorySection />
        </>
      }
    >
      <Form contract={SeasonalPlanInput} bar={canAccess && <DeleteRecord />}>
        <PlanFields />
      </Form>
    </EditPage>
  );
};

export default PlanEdit;
