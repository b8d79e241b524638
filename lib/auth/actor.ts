export const appRoles = ['Reconnect.Admin', 'Reconnect.Support'] as const;
export type AppRole = (typeof appRoles)[number];

/** Who asks, as a verified token says. Identity is (`tid`, `oid`); names and addresses in a token decide nothing. */
export interface Actor {
  /** Object id and tenant, GUIDs in lower case. */
  oid: string;
  tid: string;
  /** Display name or an empty text. For display only. */
  name: string;
  roles: AppRole[];
  /** The verified token itself, for on-behalf-of exchanges. Never logged, never stored. */
  token: string;
}

/** Why a token was refused. `keys-unavailable` is our trouble, not the token's; all others mean 401. */
export type TokenRefusal =
  | 'missing'
  | 'too-long'
  | 'malformed'
  | 'algorithm'
  | 'signature'
  | 'expired'
  | 'not-yet-valid'
  | 'issuer'
  | 'audience'
  | 'version'
  | 'tenant'
  | 'subject'
  | 'app-only'
  | 'scope'
  | 'client'
  | 'roles'
  | 'guest'
  | 'keys-unavailable';
