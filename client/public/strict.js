// The page allows no eval (Content-Security-Policy); zod must not even try. Runs before the modules that make schemas.
globalThis.__zod_globalConfig = { jitless: true };
