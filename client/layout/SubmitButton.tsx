import { Button } from '@mui/material';
import { useTranslate } from 'react-admin';

interface SubmitButtonProps {
  /** Translation key. */
  text: string;
  pending?: boolean;
}

/** Sends a form of the pages around logging in. */
export const SubmitButton = ({ text, pending = false }: SubmitButtonProps) => {
  const translate = useTranslate();
  return (
    <Button
      type="submit"
      variant="contained"
      size="medium"
      fullWidth
      disabled={pending}
      sx={{ mt: 2 }}
    >
      {translate(text)}
    </Button>
  );
};
