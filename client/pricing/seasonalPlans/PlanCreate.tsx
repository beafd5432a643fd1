import { useMemo } from 'react';
import { SeasonalPlanInput } from '#contract/pricing/seasonalPlans';
import { Form } from '../../ui/form/Form.tsx';
import { CreatePage } from '../../ui/record/RecordPage.tsx';
import { newEntry, PlanFields } from './PlanFields.tsx';

const PlanCreate = () => {
  const defaults = useMemo(() => ({ names: {}, entries: [newEntry()] }), []);
  return (
    <CreatePage redirect="edit">
      <Form contract={SeasonalPlanInput} defaultValues={defaults}>
        <PlanFields />
      </Form>
    </CreatePage>
  );
};

export default PlanCreate;
