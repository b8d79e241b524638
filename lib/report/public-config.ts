/** Runtime settings that the server hands to the browser; nothing here is secret and nothing is baked into a build. */
export interface PublicConfig {
  portalUrl: string;
  version: string;
  tenantId: string;
  clientId: string;
  /** MSAL authority with tenant, e.g. `https://login.microsoftonline.com/{tenant}`. */
  authority: string;
  /** JSON for MSAL's `authorityMetadata`, or null when MSAL should discover it. */
  authorityMetadata: string | null;
  /** Scope of the portal's own API: `api://{clientId}/access_as_user`. */
  apiScope: string;
  cloudName: string;
  /** Shown on every page when set, e.g. "Simulated tenant". */
  notice: string | null;
  linkMaxDays: number;
}
