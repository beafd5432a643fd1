/** The page of one record: a link back, name and facts, the main column, and a side column. */
import ArrowBack from '@mui/icons-material/ArrowBack';
import { Box, Link } from '@mui/material';
import { type ReactNode, useState } from 'react';
import {
  Create,
  type CreateProps,
  Edit,
  type EditProps,
  Show,
  type ShowProps,
  useEditContext,
  useGetResourceLabel,
  useResourceContext,
  useRouterProvider,
  useShowContext,
} from 'react-admin';
import { listLink } from '../../links.ts';
import { hasView } from '../../pages.ts';
import { newFormKey } from '../../sendOnce.ts';
import { LoadError } from '../feedback/Loading.tsx';
import { LeavesContext } from '../form/whileSaving.tsx';

interface Frame {
  children: ReactNode;
  /** Chips, facts and verbs under the name. */
  header?: ReactNode;
  /** The side column, below the main one on narrow screens: facts, History. */
  rail?: ReactNode;
}

export const BackLink = () => {
  const resource = useResourceContext() ?? '';
  const label = useGetResourceLabel();
  const { Link: RouterLink } = useRouterProvider();
  if (!hasView(resource, 'list')) return null;
  return (
    <Link
      component={RouterLink}
      to={listLink(resource)}
      sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.5 }}
    >
      <ArrowBack sx={{ fontSize: 16 }} />
      {label(resource, 2)}
    </Link>
  );
};

const Body = ({ header, rail, children }: Frame) => (
  <>
    <Box
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        gap: 1.5,
        mb: 2,
        minHeight: 32,
      }}
    >
      <BackLink />
      {header}
    </Box>
    <Box
      sx={{
        display: 'grid',
        gap: 2,
        gridTemplateColumns: {
          xs: 'minmax(0, 1fr)',
          lg: rail ? 'minmax(0, 1fr) 340px' : 'minmax(0, 1fr)',
        },
      }}
    >
      <Box sx={{ minWidth: 0 }}>{children}</Box>
      {rail && <Box sx={{ minWidth: 0 }}>{rail}</Box>}
    </Box>
  </>
);

const EditError = () => {
  const { error, refetch } = useEditContext();
  return <LoadError error={error} onRetry={refetch} />;
};

const ShowError = () => {
  const { error, refetch } = useShowContext();
  return <LoadError error={error} onRetry={refetch} />;
};

/**
 * How a record is read. React-Admin says of every failure that the record does not exist, and leaves; here the page
 * stays, says why, and offers another try.
 */
export const RECORD_QUERY = { onError: () => undefined };
/** Instead of the children while the record could not be read. */
export const EDIT_ERROR = <EditError />;

type Own = 'component' | 'actions' | 'aside' | 'children';

/** Rows of a list are not whole records: with a key of their own in the cache, pages never open with one of them. */
const WHOLE = { whole: true };

export const EditPage = ({
  header,
  rail,
  children,
  queryOptions,
  mutationOptions,
  ...props
}: Omit<EditProps, Own> & Frame) => (
  <Edit
    component="div"
    actions={false}
    {...props}
    queryOptions={{ ...RECORD_QUERY, ...queryOptions, meta: WHOLE }}
    error={EDIT_ERROR}
    mutationOptions={{ ...mutationOptions, meta: WHOLE }}
  >
    <LeavesContext value={props.redirect !== false}>
      <Body header={header} rail={rail}>
        {children}
      </Body>
    </LeavesContext>
  </Edit>
);

export const CreatePage = ({
  header,
  rail,
  children,
  mutationOptions,
  ...props
}: Omit<CreateProps, Own> & Frame) => {
  const [form] = useState(newFormKey);
  return (
    <Create
      component="div"
      actions={false}
      {...props}
      mutationOptions={{ ...mutationOptions, meta: { form } }}
    >
      <LeavesContext value={true}>
        <Body header={header} rail={rail}>
          {children}
        </Body>
      </LeavesContext>
    </Create>
  );
};

export const ShowPage = ({
  header,
  rail,
  children,
  queryOptions,
  ...props
}: Omit<ShowProps, Own> & Frame) => (
  <Show
    component="div"
    actions={false}
    {...props}
    queryOptions={{ ...RECORD_QUERY, ...queryOptions, meta: WHOLE }}
    error={<ShowError />}
  >
    <Body header={header} rail={rail}>
      {children}
    </Body>
  </Show>
);
