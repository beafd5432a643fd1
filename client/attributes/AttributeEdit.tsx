import { Box } from '@mui/material';
import { DeleteButton, Edit, useCanAccess } from 'react-admin';
import { AttributeInput } from '#contract/attributes';
import { Form } from '../ui/Form.tsx';
import { History } from '../ui/History.tsx';
import { Section } from '../ui/Section.tsx';
import { AttributeFields } from './AttributeFields.tsx';

const AttributeEdit = () => {
  const { canAccess } = useCanAccess({ resource: 'attributes', action: 'delete' });
  return (
    <Edit component="div" redirect="list">
      <Form contract={AttributeInput} bar={canAccess && <DeleteButton mutationMode="pessimistic" />}>
        <AttributeFields />
      </Form>
      <Box sx={{ mt: 2 }}>
        <Section title="ui.history.title">
          <History />
        </Section>
      </Box>
    </Edit>
  );
};

export default AttributeEdit;
