import { SaxesParser } from 'saxes';
import type { AutodiscoverBody } from '@/lib/report/observations';

/** MS-OXDSCLI and MS-ASCMD 6.3: outer element, then one of two inner ones. */
const outerSchema = 'http://schemas.microsoft.com/exchange/autodiscover/responseschema/2006';
const outlookSchema = 'http://schemas.microsoft.com/exchange/autodiscover/outlook/responseschema/2006a';

/** A real answer has a few kilobytes and eight levels. */
const maxCharacters = 256 * 1024;
const maxDepth = 32;
const maxValues = 200;

/** Kinds of account that only Exchange hands out; without one of them an Outlook answer comes from a web host. */
const exchangeTypes: readonly string[] = ['EXCH', 'EXPR', 'EXHTTP', 'WEB', 'MAPIHTTP'];

/** One text in the tree: local names from the root, joined with `/`. */
interface Value {
  path: string;
  text: string;
}
interface Tree {
  schema: string;
  values: Value[];
}

/**
 * Reads an XML Autodiscover answer. Decides on the body alone: servers send it as `text/html` too. Total.
 * @returns null when the text is no Autodiscover answer: HTML, another XML, broken XML, one with a DOCTYPE, or too large.
 */
export function parseXmlAnswer(text: string): AutodiscoverBody | null {
  if (text.length > maxCharacters) return null;
  const tree = readTree(text.replace(/^[\uFEFF\s]+/, ''));
  if (tree === null) return null;
  const error = errorOf(tree);
  if (error !== null) return error;
  return tree.schema === outlookSchema ? outlookAnswer(tree) : mobileAnswer(tree);
}

function mobileAnswer(tree: Tree): AutodiscoverBody | null {
  const redirect = first(tree, 'Autodiscover/Response/Action/Redirect');
  if (redirect !== '') return { kind: 'redirect-address', address: redirect };
  const servers = serversOf(tree);
  const mobile = servers.find((server) => server.type.toLowerCase() === 'mobilesync');
  if (mobile !== undefined) return { kind: 'activesync', url: mobile.url };
  if (servers.length > 0) return { kind: 'other-protocols', protocols: unique(servers.map((server) => server.type)) };
  const protocols = protocolsOf(tree);
  if (protocols.length > 0) return { kind: 'other-protocols', protocols };
  return tree.values.some(({ path }) => path.startsWith('Autodiscover/Response')) ? { kind: 'wrong-schema' } : null;
}

/** Asked for the mobile schema, answered with the desktop one (MS-OXDSCLI). */
function outlookAnswer(tree: Tree): AutodiscoverBody {
  const redirect = first(tree, 'Autodiscover/Response/Account/RedirectAddr');
  if (redirect !== '') return { kind: 'redirect-address', address: redirect };
  const protocols = protocolsOf(tree);
  const exchange = protocols.some((type) => exchangeTypes.includes(type.toUpperCase()));
  return exchange || protocols.length === 0 ? { kind: 'wrong-schema' } : { kind: 'other-protocols', protocols };
}

/** From the framework (`Response/Error/ErrorCode`) or from the mobile provider (`Action/Error/Status`, MS-ASCMD 2.2.1.1). */
function errorOf(tree: Tree): AutodiscoverBody | null {
  for (const [at, code] of [
    ['Autodiscover/Response/Error', 'ErrorCode'],
    ['Autodiscover/Response/Action/Error', 'Status'],
  ] as const) {
    if (!tree.values.some(({ path }) => path === at || path.startsWith(`${at}/`))) continue;
    const debug = first(tree, `${at}/DebugData`) || first(tree, `${at}/Message`);
    return { kind: 'error', code: first(tree, `${at}/${code}`), debug: debug.slice(0, 500) };
  }
  return null;
}

function serversOf(tree: Tree): { type: string; url: string }[] {
  const at = 'Autodiscover/Response/Action/Settings/Server';
  const servers: { type: string; url: string }[] = [];
  for (const { path, text } of tree.values) {
    if (path === `${at}/Type`) servers.push({ type: text, url: '' });
    const last = servers.at(-1);
    if (last === undefined || text === '') continue;
    // `Name` mostly repeats the URL, and stands alone on some servers.
    if (path === `${at}/Url` || (path === `${at}/Name` && last.url === '')) last.url = text;
  }
  return servers;
}

function protocolsOf(tree: Tree): string[] {
  return unique(tree.values.filter(({ path }) => path.endsWith('/Account/Protocol/Type')).map(({ text }) => text));
}

function unique(texts: string[]): string[] {
  return [...new Set(texts.filter((text) => text !== ''))];
}

function first(tree: Tree, path: string): string {
  return tree.values.find((value) => value.path === path)?.text ?? '';
}

/** Null unless the root is Autodiscover's own. No entity but XML's five is known, and no DOCTYPE is let in. */
function readTree(text: string): Tree | null {
  const parser = new SaxesParser({ xmlns: true });
  const tree: Tree = { schema: '', values: [] };
  const open: { name: string; text: string }[] = [];
  let refused = false;
  const refuse = () => {
    refused = true;
  };
  parser.on('error', refuse);
  parser.on('doctype', refuse);
  parser.on('opentag', (tag) => {
    if (open.length === 0 && (tag.local !== 'Autodiscover' || !isOuter(tag.uri))) refuse();
    if (open.length === 1 && tag.local === 'Response') tree.schema = tag.uri;
    if (open.length >= maxDepth) refuse();
    open.push({ name: tag.local, text: '' });
  });
  const collect = (part: string) => {
    const current = open.at(-1);
    if (current !== undefined) current.text += part;
  };
  parser.on('text', collect);
  parser.on('cdata', collect);
  parser.on('closetag', () => {
    const path = open.map(({ name }) => name).join('/');
    const closed = open.pop();
    if (tree.values.length < maxValues) tree.values.push({ path, text: closed?.text.trim() ?? '' });
  });
  // In pieces, so that a refused document is not read to its end.
  for (let at = 0; at < text.length && !refused; at += 4_096)
    attempt(() => parser.write(text.slice(at, at + 4_096)), refuse);
  if (!refused) attempt(() => parser.close(), refuse);
  return refused || tree.values.length === 0 ? null : tree;
}

/** Hosting panels leave the namespace out or put the inner one on the root; that is still an Autodiscover answer. */
function isOuter(uri: string): boolean {
  return uri === '' || uri === outerSchema || uri.startsWith('http://schemas.microsoft.com/exchange/autodiscover/');
}

function attempt(work: () => void, otherwise: () => void): void {
  try {
    work();
  } catch {
    // saxes throws on misuse such as writing after an error; the text is then no answer.
    otherwise();
  }
}
