import { Box, Typography } from '@mui/material';
import { CheckboxGroupInput, required, TextInput } from 'react-admin';
import { Loading } from '../../ui/feedback/Loading.tsx';
import { useEventTypes } from '../shared/useEventTypes.ts';

interface Choice {
  name: string;
  description: string;
}
const Described = ({ name, description }: Choice) => (
  <Box component="span" sx={{ display: 'block', py: 0.5 }}>
    {name}
    <Typography component="span" variant="body2" color="text.secondary" sx={{ display: 'block' }}>
      {description}
    </Typography>
  </Box>
);

/** What staff say of an endpoint. */
export const EndpointFields = () => {
  const { types, error, refetch } = useEventTypes();
  return (
    <>
      <TextInput
        fullWidth
        source="url"
        type="url"
        validate={required()}
        helperText="webhooks.urlHelp"
      />
      <TextInput fullWidth source="description" helperText={false} />
      {!types && <Loading query={{ error, refetch }} height={400} />}
      {types && (
        <CheckboxGroupInput
          source="types"
          row={false}
          choices={types}
          optionText={(choice: Choice) => <Described {...choice} />}
          translateChoice={false}
          validate={required()}
          helperText={false}
        />
      )}
    </>
  );
};
