import { CalendarInput } from '#contract/service/calendars';
import { Form } from '../../ui/form/Form.tsx';
import { CreatePage } from '../../ui/record/RecordPage.tsx';
import { useStoreSettings } from '../../ui/record/useStoreSettings.ts';
import { CalendarFields } from './CalendarFields.tsx';

/** Monday to Friday, 09:00 to 18:00. */
const WINDOWS = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: 540, to: 1080 }));

const CalendarCreate = () => {
  const { timeZone } = useStoreSettings();
  return (
    <CreatePage redirect="list">
      <Form
        contract={CalendarInput}
        defaultValues={{ names: {}, timeZone, windows: WINDOWS, exceptions: [] }}
      >
        <CalendarFields />
      </Form>
    </CreatePage>
  );
};
export default CalendarCreate;
