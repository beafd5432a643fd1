/** Says that the server cannot be reached, asks again, and loads what failed once it answers. */
import { Alert } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import { useDataProvider, useTranslate } from 'react-admin';
import type { Api } from '../api.ts';
import { isConnected, onConnection } from '../connection.ts';

const AGAIN_MS = 5000;
/** Below the bar at the top. */
const NOTICE = { position: 'sticky', top: 56, zIndex: 3, mt: 1, bgcolor: 'background.paper' };

export const Connection = () => {
  const translate = useTranslate();
  const api = useDataProvider<Api>();
  const client = useQueryClient();
  const connected = useSyncExternalStore(onConnection, isConnected);
  useEffect(() => {
    if (connected) return undefined;
    const ask = () => void api.call('GET', '/account').catch(() => undefined);
    const timer = setInterval(ask, AGAIN_MS);
    window.addEventListener('online', ask);
    return () => {
      clearInterval(timer);
      window.removeEventListener('online', ask);
      void client.refetchQueries({
        type: 'active',
        predicate: ({ state }) => state.status === 'error',
      });
    };
  }, [connected, api, client]);
  if (connected) return null;
  return (
    <Alert severity="warning" role="status" sx={NOTICE}>
      {translate('layout.offline')}
    </Alert>
  );
};
