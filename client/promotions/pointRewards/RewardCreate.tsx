import { Form } from '../../ui/form/Form.tsx';
import { CreatePage } from '../../ui/record/RecordPage.tsx';
import { RewardFields } from './RewardFields.tsx';
import { CREATED, NEW_REWARD, sent } from './rewardForm.ts';

const RewardCreate = () => (
  <CreatePage redirect="show" transform={sent}>
    <Form contract={CREATED} defaultValues={NEW_REWARD}>
      <RewardFields />
    </Form>
  </CreatePage>
);
export default RewardCreate;
