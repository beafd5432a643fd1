/** The least that React-Admin needs for a list of the console's products: no theme, no menu of its own, no account. */
import simpleRest from 'ra-data-simple-rest';
import { createRoot } from 'react-dom/client';
import { Admin, DataTable, DateField, List, NumberField, Resource, TextField } from 'react-admin';

const Products = () => (
  <List sort={{ field: 'updatedAt', order: 'DESC' }} perPage={25}>
    <DataTable>
      <DataTable.Col source="name">
        <TextField source="name" />
      </DataTable.Col>
      <DataTable.Col source="code" />
      <DataTable.Col source="status" />
      <DataTable.Col source="variantCount">
        <NumberField source="variantCount" />
      </DataTable.Col>
      <DataTable.Col source="minPrice">
        <NumberField source="minPrice" />
      </DataTable.Col>
      <DataTable.Col source="updatedAt">
        <DateField source="updatedAt" showTime />
      </DataTable.Col>
    </DataTable>
  </List>
);

const root = document.getElementById('root');
if (root)
  createRoot(root).render(
    <Admin dataProvider={simpleRest('/api')} disableTelemetry>
      <Resource name="products" list={Products} />
    </Admin>,
  );
