import { OfferInput } from '#contract/pricing/competitors';
import { Form } from '../../ui/form/Form.tsx';
import { CreatePage } from '../../ui/record/RecordPage.tsx';
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
