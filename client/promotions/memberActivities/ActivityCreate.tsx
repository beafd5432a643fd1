import { useMemo } from 'react';
import { addDays, dayOf, startOfDay } from '#shared/days';
import { Form } from '../../ui/form/Form.tsx';
import { CreatePage } from '../../ui/record/RecordPage.tsx';
import { useStoreSettings } from '../../ui/record/useStoreSettings.ts';
import { ActivityFields } from './ActivityFields.tsx';
import { CREATED, newActivity, sent } from './activityForm.ts';

/** A week from tomorrow on. */
const DAYS = 7;

const ActivityCreate = () => {
  const { timeZone } = useStoreSettings();
  const defaults = useMemo(() => {
    const first = addDays(dayOf(Date.now(), timeZone), 1);
    return newActivity(startOfDay(first, timeZone), startOfDay(addDays(first, DAYS), timeZone));
  }, [timeZone]);
  return (
    <CreatePage redirect="show" transform={sent}>
      <Form contract={CREATED} defaultValues={defaults}>
        <ActivityFields />
      </Form>
    </CreatePage>
  );
};
export default ActivityCreate;
