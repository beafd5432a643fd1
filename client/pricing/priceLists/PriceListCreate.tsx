import { PriceListInput } from '#contract/pricing/priceLists';
import { Form } from '../../ui/form/Form.tsx';
import { CreatePage } from '../../ui/record/RecordPage.tsx';
import { PriceListFields } from './PriceListFields.tsx';

const EMPTY = {
  names: {},
  kind: 'sale',
  priority: 0,
  audience: { levels: [], groups: [], channels: [] },
};

const PriceListCreate = () => (
  <CreatePage redirect="show">
    <Form contract={PriceListInput} defaultValues={EMPTY}>
      <PriceListFields />
    </Form>
  </CreatePage>
);
export default PriceListCreate;
