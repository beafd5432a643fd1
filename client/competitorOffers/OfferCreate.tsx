import { OfferInput } from '#contract/pricing/competitors';
import { Form } from '../ui/Form.tsx';
import { CreatePage } from '../ui/RecordPage.tsx';
import { OfferFields } from './OfferFields.tsx';

const OfferCreate = () => (
  <CreatePage redirect="edit">
    <Form
      contract={OfferInput}
      defaultValues={{ variantId: null, seller: '', url: null, own: false }}
    >
      <OfferFields isNew />
    </Form>
  </CreatePage>
);

export default OfferCreate;
