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

/**
 * React-Admin shows no page while the cache holds a question about access that has no answer yet, also when whoever asked
 * has left before the answer: that question is never answered, and the page would stay empty.
 */
const cache = queryClient.getQueryCache();
cache.subscribe(({ type, query }) => {
  const isUnanswered = query.queryKey[0] === 'auth' && query.state.status === 'pending';
  if (type === 'observerRemoved' && isUnanswered && query.getObserversCount() === 0)
    cache.remove(query);
});
