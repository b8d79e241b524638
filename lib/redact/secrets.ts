import { createPlaceholders, type Placeholders } from './placeholders';
import { removePlainSecrets } from './secret-patterns';

/** Removes secrets from texts: those it was told of, in any common encoding, and whatever has the shape of one. */
export interface SecretRemover {
  /** A secret in use: a token, the client secret. Shorter than 8 characters is ignored. */
  remember(secret: string): void;
  clean(text: string): string;
  placeholders: Placeholders;
}

/** Encoded text is decoded this often before it is looked at: once, and once more inside. */
const depth = 2;
const base64Run = /[\w+/-]{16,}={0,2}/g;
const hexRun = /\b(?:[0-9a-f]{2}){12,}\b/gi;
/** What stands between spaces and quotes; whether it is encoded is asked of each, since one expression would be quadratic. */
const word = /[^\s"'<>]+/g;

/** Creates a remover; one per diagnosis, so that placeholders count within one report. */
export function createSecretRemover(secrets: readonly string[] = []): SecretRemover {
  const placeholders = createPlaceholders();
  const known = new Map<string, string>();
  const remember = (secret: string) => {
    if (secret.length < 8) return;
    for (const form of formsOf(secret)) known.set(form, secret);
  };
  secrets.forEach(remember);
  const plain = (text: string) => {
    let result = text;
    for (const [form, secret] of known) {
      if (result.includes(form)) result = result.replaceAll(form, placeholders.of('secret', secret));
    }
    return removePlainSecrets(result, placeholders);
  };
  return {
    remember,
    placeholders,
    clean: (text) => removeEncoded(plain(text), plain, placeholders, depth),
  };
}

function formsOf(secret: string): Set<string> {
  const bytes = Buffer.from(secret, 'utf8');
  const percent = encodeURIComponent(secret);
  return new Set([
    secret,
    percent,
    percent.toLowerCase(),
    encodeURIComponent(percent),
    JSON.stringify(secret).slice(1, -1),
    bytes.toString('base64'),
    bytes.toString('base64').replace(/=+$/, ''),
    bytes.toString('base64url'),
    bytes.toString('hex'),
    bytes.toString('hex').toUpperCase(),
  ]);
}

/** Runs that decode to something with a secret in it are replaced whole: half a token is still a secret. */
function removeEncoded(
  text: string,
  plain: (text: string) => string,
  placeholders: Placeholders,
  left: number,
): string {
  if (left === 0) return text;
  const hides = (decoded: string | null) =>
    decoded !== null &&
    (plain(decoded) !== decoded || removeEncoded(decoded, plain, placeholders, left - 1) !== decoded);
  const replace = (decode: (run: string) => string | null) => (run: string) =>
    hides(decode(run)) ? placeholders.of('secret', run) : run;
  return text
    .replace(word, replace(decodePercent))
    .replace(word, replace(decodeQuotedPrintable))
    .replace(
      hexRun,
      replace((run) => readable(Buffer.from(run, 'hex'))),
    )
    .replace(
      base64Run,
      replace((run) => readable(Buffer.from(run, 'base64'))),
    );
}

function decodePercent(run: string): string | null {
  if (!/%[0-9a-f]{2}/i.test(run)) return null;
  try {
    return decodeURIComponent(run);
  } catch {
    // Some sequences are no UTF-8: what is plain ASCII is decoded all the same.
    return run.replace(/%([2-7][0-9a-f])/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  }
}

function decodeQuotedPrintable(run: string): string | null {
  if (!/=[0-9A-F]{2}/.test(run)) return null;
  return run.replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/** Text in the bytes, or null when they are no text: random words decode to noise and must stay as they are. */
function readable(bytes: Buffer): string | null {
  const text = bytes.toString('utf8');
  return /^[\t\r\n\x20-\x7e]+$/.test(text) ? text : null;
}
