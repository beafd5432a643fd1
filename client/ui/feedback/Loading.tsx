/** What stands where an answer of the server is missing: its outline while it comes, else why, and another try. */
import { Alert, Button, Skeleton } from '@mui/material';
import { useTranslate } from 'react-admin';
import { ApiError } from '../../apiError.ts';
import { EmptyState } from '../list/EmptyState.tsx';
import { Gap } from '../record/Gap.tsx';

export interface LoadErrorProps {
  error: unknown;
  onRetry: () => unknown;
}

/** A failure is never drawn as emptiness: this says what it is. What does not exist needs no other try. */
export const LoadError = ({ error, onRetry }: LoadErrorProps) => {
  const translate = useTranslate();
  const { status, key } = ApiError.from(error);
  if (status === 404) return <EmptyState title="errors.notFound" />;
  const why = status === 0 ? 'ui.load.unreachable' : key;
  return (
    <Alert
      severity="error"
      sx={{ my: 1 }}
      action={
        <Button color="inherit" size="small" onClick={() => void onRetry()}>
          {translate('ui.load.again')}
        </Button>
      }
    >
      {translate('ui.load.failed')}
      <Gap />
      {translate(why, { _: why })}
    </Alert>
  );
};

export interface LoadingProps {
  /** The question, as react-query and React-Admin's hooks return it. */
  query: { error?: unknown; refetch: () => unknown };
  /** Of what comes, in pixels. */
  height: number;
}

export const Loading = ({ query: { error, refetch }, height }: LoadingProps) =>
  error ? (
    <LoadError error={error} onRetry={refetch} />
  ) : (
    <Skeleton variant="rounded" height={height} />
  );
