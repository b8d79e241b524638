'use client';

import { useEffect } from 'react';

/**
 * MSAL 5 opens this page in a hidden frame or pop-up; it hands the answer to the page that waits
 * (learn.microsoft.com/entra/msal/javascript/browser/redirect-bridge). Nothing else may live on it.
 */
export function Bridge() {
  useEffect(() => {
    import('@azure/msal-browser/redirect-bridge')
      .then(({ broadcastResponseToMainFrame }) => broadcastResponseToMainFrame())
      // Opened by hand there is no answer to pass on: the page then stays empty, which is all it can do.
      .catch((error: unknown) => console.info('No sign-in answer to pass on.', error));
  }, []);
  return null;
}
