/** How requests of the pages are cached and repeated. */
import { QueryClient } from '@tanstack/react-query';
import { ApiError } from './apiError.ts';

const MAX_RETRIES = 3;

/** A refusal (4xx) is final; a fault of the server or the network is tried again. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      retry: (failures, error) => {
        const { status } = ApiError.from(error);
        return failures < MAX_RETRIES && !(status >= 400 && status < 500);
      },
    },
  },
});
