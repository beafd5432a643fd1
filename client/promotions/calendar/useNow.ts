import { useEffect, useState } from 'react';
import { MINUTE_MS } from '#shared/days';

/** The present instant, renewed every minute. */
export const useNow = (): number => {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), MINUTE_MS);
    return () => clearInterval(timer);
  }, []);
  return now;
};
