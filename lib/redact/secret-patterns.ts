import type { Placeholders, RemovedKind } from './placeholders';

/**
 * Shapes of secrets in free text, also inside JSON that was quoted again. Every expression is linear: it starts with a fixed
 * text or a word boundary, and no two neighbours can match the same character. `keep` is the group that names the secret and stays readable.
 */
const patterns: readonly { kind: RemovedKind; expression: RegExp; keep?: boolean }[] = [
  {
    kind: 'key',
    expression: /-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----[^-]*(?:-----END [A-Z ]{0,40}PRIVATE KEY-----)?/g,
  },
  // A JSON Web Token, signed or encrypted, and a bare part of one: base64url of `{"…`.
  { kind: 'token', expression: /\beyJ[\w-]{6,}(?:\.[\w-]*){0,4}/g },
  // An Authorization value. A challenge (`Bearer client_id="…"`, `Basic realm="…"`) is no secret and stays.
  {
    kind: 'token',
    expression: /\b(Bearer|Basic|Negotiate|NTLM|PoP)[ \t]+(?![\w-]+[ \t]*=[ \t]*")([\w.~+/-]{6,}={0,2})/gi,
    keep: true,
  },
  // Refresh tokens and authorization codes of Microsoft Entra.
  { kind: 'token', expression: /\b[01]\.A[\w-]{3,}[.\w-]{40,}/g },
  // Client secrets of Microsoft Entra carry `Q~` after four characters.
  { kind: 'secret', expression: /[\w~.-]{3}\dQ~[\w~.-]{24,}/g },
  { kind: 'cookie', expression: /\b((?:set-)?cookie["'\\]{0,4}[ \t]*[:=][ \t]*["'\\]{0,4})([^\r\n"']+)/gi, keep: true },
  {
    kind: 'password',
    expression:
      /\b((?:password|passwd|passphrase|passcode|pwd)["'\\]{0,4}[ \t]*[=:][ \t]*["'\\]{0,4})([^\s"'\\&,;<>]+)/gi,
    keep: true,
  },
  { kind: 'password', expression: /(<password[^>]{0,80}>)([^<]+)/gi, keep: true },
  {
    kind: 'secret',
    expression:
      /\b((?:client_secret|client_assertion|assertion|access_token|refresh_token|id_token|api[_-]?key|secret|x-functions-key|sig)["'\\]{0,4}[ \t]*[=:][ \t]*["'\\]{0,4})([^\s"'\\&,;<>]+)/gi,
    keep: true,
  },
  {
    kind: 'secret',
    expression: /([?&](?:code|token|ticket|jwt|sid|session_?id|samlresponse)=)([^\s"'&,;<>]+)/gi,
    keep: true,
  },
  // User information in a URL.
  { kind: 'secret', expression: /(\/\/)([^\s/@:"'<>]{1,256}:[^\s/@"'<>]{1,256})(?=@)/g, keep: true },
];

/** Takes every secret shape out of a text as it stands, without decoding it. */
export function removePlainSecrets(text: string, placeholders: Placeholders): string {
  let result = text;
  for (const { kind, expression, keep } of patterns) {
    result = result.replace(expression, (whole: string, first: unknown, second: unknown) => {
      if (!keep || typeof first !== 'string' || typeof second !== 'string') return placeholders.of(kind, whole);
      if (second.startsWith('‹')) return whole;
      const gap = /^(?:Bearer|Basic|Negotiate|NTLM|PoP)$/i.test(first) ? ' ' : '';
      return `${first}${gap}${placeholders.of(kind, second)}`;
    });
  }
  return result;
}
